import type { JsonObject } from '../../kernel/json.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCases } from '../kit/define-cases.ts';
import { absent, CLUSTER, known, podTemplate, restrictedContainer } from '../kit/rows.ts';
import { service } from '../kit/rows-configuration.ts';
import { machine, onInternet, selector } from '../kit/rows-exposure.ts';
import { ingress } from '../kit/rows-network.ts';
import { serviceAccount } from '../kit/rows-rbac.ts';
import { reach, right } from '../kit/rows-reach.ts';

const labels = { labels: { app: 'web' } };
const pod = (spec: JsonObject = {}) => podTemplate({ automountServiceAccountToken: false, ...spec }, labels);
const withSecret = pod({ volumes: [{ name: 'db', secret: { secretName: 'db' } }] });
const open = {
  services: [onInternet()],
  serviceSelectors: [selector({ type: known('LoadBalancer') })],
};
const closed = { services: [service()], serviceSelectors: [selector()] };
const saw = (...credentials: string[]) => ({
  ways: ['LoadBalancer shop/web'],
  credentials,
  path: credentials.map((each) => `LoadBalancer shop/web → Deployment shop/web → ${each}`),
});
const account = {
  ...reach({ kind: 'ServiceAccount', namespace: 'shop', name: 'deployer' }),
  id: `${CLUSTER}/ServiceAccount/shop/deployer`,
};
const strong = { ...account, rights: [right('secrets-read')] };
const asDeployer = podTemplate({ serviceAccountName: 'deployer' }, labels);
const token = serviceAccount('deployer', { automountToken: known(true) });

export default defineCases('podTemplates', {
  'fail: a mounted Secret': { subject: withSecret, given: open, saw: saw('Secret db') },
  'fail: Secrets of every kind': {
    subject: pod({
      containers: [
        {
          ...restrictedContainer,
          env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'k' } } }],
          envFrom: [{ secretRef: { name: 'b' } }],
        },
      ],
      volumes: [
        { name: 'c', projected: { sources: [{ configMap: { name: 'x' } }, { secret: { name: 'c' } }] } },
        {
          name: 'd',
          csi: { driver: 'secrets-store.csi.k8s.io', volumeAttributes: { secretProviderClass: 'd' } },
        },
      ],
    }),
    given: open,
    saw: saw('Secret c', 'SecretProviderClass d', 'Secret a', 'Secret b'),
  },
  'fail: a path of the node': {
    subject: pod({ volumes: [{ name: 'log', hostPath: { path: '/var/log' } }] }),
    given: open,
    saw: saw('node path /var/log'),
  },
  'fail: only data is lowered': {
    subject: pod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
    given: open,
    saw: saw('PersistentVolumeClaim data'),
    severity: 'medium',
  },
  'fail: a strong service account': {
    subject: asDeployer,
    given: { ...open, reach: [strong], serviceAccounts: [token] },
    saw: saw('ServiceAccount shop/deployer (secrets-read)'),
  },
  'fail: rights of every service account': {
    subject: asDeployer,
    given: {
      ...open,
      serviceAccounts: [token],
      reach: [
        {
          ...reach({ kind: 'Group', name: 'system:serviceaccounts', rights: [right('superuser')] }),
          id: `${CLUSTER}/Group/system:serviceaccounts`,
        },
      ],
    },
    saw: saw('ServiceAccount shop/deployer (superuser)'),
  },
  'fail: through an Ingress': {
    subject: withSecret,
    given: { ...closed, ingresses: [ingress({ addresses: known(['47.96.0.1']) })] },
    saw: {
      ways: ['Ingress shop/web → Service shop/web'],
      credentials: ['Secret db'],
      path: ['Ingress shop/web → Service shop/web → Deployment shop/web → Secret db'],
    },
  },
  'pass: nothing leads to it': { subject: withSecret, given: closed },
  'pass: open, and it holds nothing': {
    subject: pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }),
    given: open,
  },
  'pass: no token of the strong account is mounted': {
    subject: podTemplate({ serviceAccountName: 'deployer', automountServiceAccountToken: false }, labels),
    given: { ...open, reach: [strong], serviceAccounts: [token] },
  },
  'pass: the account has no dangerous right': {
    subject: asDeployer,
    given: { ...open, reach: [account], serviceAccounts: [token] },
  },
  'unknown: the rights of the account may be more': {
    subject: asDeployer,
    given: {
      ...open,
      serviceAccounts: [token],
      reach: [{ ...account, missing: [gapOf('kubernetes/roles', [CLUSTER], 'denied', 'access was denied')] }],
    },
    source: 'kubernetes/roles',
  },
  'unknown: whether the token is mounted was not read': {
    subject: asDeployer,
    given: {
      ...open,
      reach: [strong],
      serviceAccounts: [{ ...token, automountToken: absent('kubernetes/serviceaccounts', 'automount') }],
    },
    source: 'kubernetes/serviceaccounts',
  },
  'unknown: the Ingress does not tell where its load balancer stands': {
    subject: withSecret,
    given: { ...closed, ingresses: [ingress({ className: known('mse') })] },
    source: 'test/Document',
  },
  'unknown: the Services behind an Ingress were not read': {
    subject: withSecret,
    given: {
      ...closed,
      ingresses: [
        ingress({
          addresses: known(['47.96.0.1']),
          services: absent('kubernetes/ingresses.networking.k8s.io', 'spec'),
        }),
      ],
    },
    source: 'kubernetes/ingresses.networking.k8s.io',
  },
  'unknown: a host port of nodes with public addresses': {
    subject: pod({
      volumes: [{ name: 'db', secret: { secretName: 'db' } }],
      containers: [{ ...restrictedContainer, ports: [{ containerPort: 80, hostPort: 80 }] }],
    }),
    given: { machineSettings: [machine(true)] },
    source: 'test/Document',
  },
  'unknown: the Services were not all listed': {
    subject: withSecret,
    given: closed,
    partial: ['services'],
    source: 'test/services',
  },
  'unknown: the bindings were not all listed': {
    subject: asDeployer,
    given: { ...open, serviceAccounts: [token] },
    partial: ['reach'],
    source: 'test/reach',
  },
});
