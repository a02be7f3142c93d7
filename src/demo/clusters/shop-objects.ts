import type { JsonObject } from '../../kernel/json.ts';
import { accessKeys, planted } from '../canaries.ts';
import { people, UNKNOWN_UID } from '../identities.ts';
import { ids } from '../ids.ts';
import {
  configMap,
  defaultDeny,
  quota,
  secret,
  service,
  serviceAccount,
  storageClass,
} from '../kubernetes.ts';
import {
  clusterRole,
  clusterRoleBinding,
  group,
  role,
  roleBinding,
  serviceAccountSubject,
  user,
} from '../rbac.ts';
import type { KubernetesSpec } from '../specs.ts';
import { ACCOUNT, daysAgo } from '../values.ts';
import { shopWorkloads } from './shop-workloads.ts';

const ossVolume: JsonObject = {
  metadata: { name: 'shop-media', creationTimestamp: daysAgo(400) },
  spec: {
    capacity: { storage: '100Gi' },
    accessModes: ['ReadWriteMany'],
    csi: {
      driver: 'ossplugin.csi.alibabacloud.com',
      volumeHandle: 'shop-media',
      volumeAttributes: {
        bucket: 'shop-media',
        url: 'oss-cn-hangzhou-internal.aliyuncs.com',
        akId: accessKeys.ciDeploy,
        akSecret: planted.volumeSecret,
      },
    },
  },
};

const mapping = (name: string, arn: string, username: string, groups: string[]): JsonObject => ({
  apiVersion: 'ramauthenticator.k8s.alibabacloud/v1alpha1',
  kind: 'RAMIdentityMapping',
  metadata: { name, creationTimestamp: daysAgo(250) },
  spec: { arn, username, groups },
});

const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';

/** Each looks narrow, and each leads to more. */
const deliveryRoles: JsonObject[] = [
  clusterRole(
    'delivery',
    { groups: [RBAC], resources: ['roles', 'rolebindings'], verbs: ['create', 'patch'] },
    { resources: ['persistentvolumes'], verbs: ['create'] },
    {
      groups: ['admissionregistration.k8s.io'],
      resources: ['mutatingwebhookconfigurations'],
      verbs: ['patch'],
    },
  ),
  clusterRole('token-broker', { resources: ['serviceaccounts/token'], verbs: ['create'] }),
  clusterRole(
    'certificates',
    { groups: [CERTIFICATES], resources: ['certificatesigningrequests/approval'], verbs: ['update'] },
    { groups: [CERTIFICATES], resources: ['signers'], verbs: ['approve'] },
  ),
  clusterRole('binder', { groups: [RBAC], resources: ['clusterroles'], verbs: ['bind'] }),
];

export const shopKubernetes: KubernetesSpec = {
  namespaces: {
    default: {},
    'kube-system': {},
    shop: {
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/warn': 'restricted',
    },
    ops: { 'pod-security.kubernetes.io/enforce': 'privileged' },
  },
  workloads: shopWorkloads,
  serviceAccounts: [
    serviceAccount('shop', 'checkout', { automountServiceAccountToken: false }),
    serviceAccount('shop', 'cart', { automountServiceAccountToken: false }),
    serviceAccount('ops', 'log-agent'),
    serviceAccount('ops', 'token-broker'),
    serviceAccount('kube-system', 'terway'),
    serviceAccount('kube-system', 'ingress-nginx'),
  ],
  configMaps: [
    configMap('shop', 'image-resizer', { OSS_BUCKET: 'shop-media', OSS_ACCESS_KEY_ID: accessKeys.carol }),
    configMap('shop', 'checkout', { LOG_LEVEL: 'info' }),
  ],
  secrets: [
    secret('shop', 'session', 'Opaque', { key: planted.sessionKey }),
    secret(
      'ops',
      'log-agent-token-x7k2p',
      'kubernetes.io/service-account-token',
      { token: planted.accountToken, namespace: 'b3Bz' },
      { 'kubernetes.io/service-account.name': 'log-agent' },
    ),
    secret('kube-system', 'bootstrap-token-5fq2kd', 'bootstrap.kubernetes.io/token', {
      'token-id': 'NWZxMmtk',
      'token-secret': planted.bootstrapToken,
    }),
  ],
  services: [
    service('shop', 'checkout', { type: 'ClusterIP' }),
    service(
      'shop',
      'orders-api',
      { type: 'LoadBalancer' },
      { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'internet' },
    ),
    service('ops', 'log-agent', {
      type: 'NodePort',
      ports: [{ port: 80, nodePort: 30080, targetPort: 9100, protocol: 'TCP' }],
    }),
    service('shop', 'partner', { type: 'ClusterIP', externalIPs: ['198.51.100.20'] }),
  ],
  roles: [
    role('ops', 'log-reader', { groups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] }),
  ],
  roleBindings: [
    roleBinding('ops', 'log-reader', 'Role', 'log-reader', serviceAccountSubject('ops', 'log-agent')),
    roleBinding('ops', 'sandbox', 'Role', 'log-reader', serviceAccountSubject('ops', 'default')),
    // Made by hand, with the certificate's whole name.
    roleBinding('shop', 'tom-by-hand', 'ClusterRole', 'cs:ns:dev', user(`${people.tom.uid}-1689384740`)),
    roleBinding('shop', 'nobody', 'Role', 'deleted-role', serviceAccountSubject('shop', 'missing')),
  ],
  clusterRoles: [
    clusterRole('platform-tools', {
      groups: ['*'],
      resources: ['*'],
      verbs: ['get', 'list', 'impersonate', 'escalate', 'bind'],
    }),
    clusterRole('terway-pod-reader', { resources: ['pods', 'nodes'], verbs: ['get', 'list', 'watch'] }),
    clusterRole('ingress-nginx', {
      groups: ['', 'networking.k8s.io'],
      resources: ['services', 'endpoints', 'ingresses'],
      verbs: ['get', 'list', 'watch'],
    }),
    clusterRole('node-inspector', { resources: ['nodes/proxy'], verbs: ['get'] }),
    ...deliveryRoles,
  ],
  clusterRoleBindings: [
    clusterRoleBinding('terway-binding', 'terway-pod-reader', serviceAccountSubject('kube-system', 'terway')),
    clusterRoleBinding(
      'ingress-nginx',
      'ingress-nginx',
      serviceAccountSubject('kube-system', 'ingress-nginx'),
    ),
    clusterRoleBinding('log-agent-admin', 'cluster-admin', serviceAccountSubject('ops', 'log-agent')),
    clusterRoleBinding('platform-tools', 'platform-tools', user(people.frank.uid), group('platform')),
    clusterRoleBinding('break-glass', 'cluster-admin', group('system:masters')),
    clusterRoleBinding('everyone-inspects', 'node-inspector', group('system:authenticated')),
    clusterRoleBinding(`${UNKNOWN_UID}-clusterrolebinding`, 'cs:ops', user(UNKNOWN_UID)),
    clusterRoleBinding('delivery', 'delivery', group('delivery')),
    clusterRoleBinding('token-broker', 'token-broker', serviceAccountSubject('ops', 'token-broker')),
    clusterRoleBinding('certificates', 'certificates', group('operators')),
    clusterRoleBinding('binder', 'binder', group('operators')),
    // A group of digits is no RAM identity.
    clusterRoleBinding('digits-group', 'cs:ns:dev', group('201234567890129999')),
  ],
  networkPolicies: [defaultDeny('shop')],
  resourceQuotas: [quota('shop')],
  apiServices: [
    {
      metadata: { name: 'v1beta1.metrics.k8s.io', creationTimestamp: daysAgo(300) },
      spec: {
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        service: { namespace: 'kube-system', name: 'metrics-server', port: 443 },
        insecureSkipTLSVerify: true,
        groupPriorityMinimum: 100,
        versionPriority: 100,
      },
    },
  ],
  validatingWebhooks: [
    {
      metadata: { name: 'gatekeeper-validating-webhook-configuration', creationTimestamp: daysAgo(300) },
      webhooks: [
        {
          name: 'validation.gatekeeper.sh',
          admissionReviewVersions: ['v1'],
          clientConfig: {
            service: {
              namespace: 'kube-system',
              name: 'gatekeeper-webhook-service',
              path: '/v1/admit',
              port: 443,
            },
            caBundle: 'YSBjZXJ0aWZpY2F0ZQ==',
          },
          failurePolicy: 'Ignore',
          matchPolicy: 'Equivalent',
          namespaceSelector: {},
          objectSelector: {},
          rules: [
            {
              apiGroups: ['*'],
              apiVersions: ['*'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['*'],
              scope: '*',
            },
          ],
          sideEffects: 'None',
          timeoutSeconds: 3,
        },
      ],
    },
  ],
  ingresses: [
    {
      metadata: {
        name: 'shop',
        namespace: 'shop',
        creationTimestamp: daysAgo(300),
        annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'more_set_headers "X-Shop: 1";' },
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'shop.example.com',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'checkout', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
    },
  ],
  persistentVolumes: [ossVolume],
  storageClasses: [
    storageClass('alicloud-disk-essd', {}),
    storageClass('alicloud-disk-essd-encrypted', { encrypted: 'true' }),
  ],
  runtimeClasses: [{ metadata: { name: 'runv', creationTimestamp: daysAgo(300) }, handler: 'runv' }],
  identityMappings: [
    mapping('alice', `acs:ram::${ACCOUNT}:user/alice`, 'alice', ['platform']),
    mapping('old-pipeline', `acs:ram::${ACCOUNT}:role/old-pipeline`, 'old-pipeline', ['ci']),
    mapping('break-glass', `acs:ram::${ACCOUNT}:role/deploy-bot`, `${ids.shopProd}-break-glass`, [
      'system:masters',
    ]),
  ],
};
