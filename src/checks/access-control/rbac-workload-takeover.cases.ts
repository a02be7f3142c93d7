import type { ReachedRight } from '../../model/facts/subject-reach.ts';
import { defineCases } from '../kit/define-cases.ts';
import { CLUSTER, denied, known, podTemplate } from '../kit/rows.ts';
import { serviceAccount } from '../kit/rows-rbac.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];
const accountsUnread = denied('kubernetes/serviceaccounts', 'c0aa');

const web = (changes: object = {}) => podTemplate({ serviceAccountName: 'web', ...changes });
const mounts = { serviceAccounts: [serviceAccount('web', { automountToken: known(true) })] };
const account = (rights: ReachedRight[], name = 'web', namespace = 'shop') => {
  const id = `${CLUSTER}/ServiceAccount/${namespace}/${name}`;
  return reach({ id, subject: id, kind: 'ServiceAccount', namespace, name, rights });
};
const group = (name: string, rights: ReachedRight[]) => {
  const id = `${CLUSTER}/Group/${name}`;
  return reach({ id, subject: id, kind: 'Group', name, rights });
};
const holds = (...rights: ReachedRight[]) => ({ ...mounts, reach: [account(rights)] });
const through = ['ClusterRoleBinding ops → ClusterRole ops'];
const projected = (token: object) => ({
  automountServiceAccountToken: false,
  volumes: [
    { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', ...token } }] } },
  ],
});
const superuser = right('superuser');

export default defineCases('podTemplates', {
  'fail: its account may do everything': {
    subject: web(),
    given: holds(superuser),
    saw: { account: 'shop/web', rights: ['superuser'], through },
    severity: 'critical',
  },
  'fail: every object of one verb': { subject: web(), given: holds(right('every-object-read-or-written')) },
  'fail: escalate': { subject: web(), given: holds(right('roles-escalate')) },
  'fail: bind': { subject: web(), given: holds(right('roles-bind')) },
  'fail: impersonate': { subject: web(), given: holds(right('impersonate')) },
  'fail: Secrets of the whole cluster': { subject: web(), given: holds(right('secrets-read')) },
  'fail: tokens': { subject: web(), given: holds(right('tokens-create')) },
  'fail: the kubelet': { subject: web(), given: holds(right('node-proxy')) },
  'fail: admission': { subject: web(), given: holds(right('admission-write')) },
  'fail: approving certificates': { subject: web(), given: holds(right('certificates-approve')) },
  'fail: signing certificates': { subject: web(), given: holds(right('certificates-sign')) },
  'fail: pods': { subject: web(), given: holds(right('pods-create')) },
  'fail: workloads': { subject: web(), given: holds(right('workloads-write')) },
  'fail: mappings of RAM identities': { subject: web(), given: holds(right('identity-mappings-write')) },
  'fail: Secrets of kube-system': {
    subject: web(),
    given: holds(right('secrets-read', { namespace: 'kube-system' })),
  },
  'fail: several rights, each chain once': {
    subject: web(),
    given: holds(right('secrets-read'), right('pods-create'), right('objects-delete')),
    saw: { account: 'shop/web', rights: ['secrets-read', 'pods-create'], through },
  },
  'fail: everything says it all': {
    subject: web(),
    given: holds(right('secrets-read'), superuser),
    saw: { account: 'shop/web', rights: ['superuser'], through },
  },
  'fail: the default account': {
    subject: podTemplate(),
    given: {
      serviceAccounts: [serviceAccount('default', { automountToken: known(true) })],
      reach: [account([superuser], 'default')],
    },
    saw: { account: 'shop/default', rights: ['superuser'], through },
  },
  'fail: what is bound to all accounts of its namespace': {
    subject: web(),
    given: { ...mounts, reach: [group('system:serviceaccounts:shop', [superuser])] },
  },
  'fail: what is bound to everyone': {
    subject: web(),
    given: { ...mounts, reach: [group('system:authenticated', [right('node-proxy')])] },
  },
  'fail: bound under its user name': {
    subject: web(),
    given: {
      ...mounts,
      reach: [
        reach({
          id: `${CLUSTER}/User/system:serviceaccount:shop:web`,
          subject: `${CLUSTER}/User/system:serviceaccount:shop:web`,
          name: 'system:serviceaccount:shop:web',
          rights: [superuser],
        }),
      ],
    },
  },
  'fail: a named role that gives everything': {
    subject: web(),
    given: holds(right('roles-bind', { names: ['view', 'cluster-admin'] })),
  },
  'fail: pods beside a stronger account of its namespace': {
    subject: web(),
    given: {
      ...mounts,
      reach: [account([right('pods-create', { namespace: 'shop' })]), account([superuser], 'operator')],
    },
    saw: { account: 'shop/web', rights: ['pods-create'], through },
    severity: 'high',
  },
  'fail: the pod itself asks for the token': {
    subject: web({ automountServiceAccountToken: true }),
    given: { reach: [account([superuser])], serviceAccounts: [serviceAccount()] },
  },
  'fail: a projected token': { subject: web(projected({})), given: holds(superuser) },
  'fail: a projected token for the API server by name': {
    subject: web(projected({ audience: 'https://kubernetes.default.svc' })),
    given: holds(superuser),
  },
  'fail: the account is gone, and the bindings are left': {
    subject: web(),
    given: { reach: [account([superuser])] },
  },
  'fail: what was read is enough': {
    subject: web(),
    given: { ...mounts, reach: [{ ...account([superuser]), missing }] },
  },
  'pass: nothing is bound to it': { subject: web(), given: mounts },
  'pass: rights that stay below': { subject: web(), given: holds(right('objects-delete')) },
  'pass: another account of its namespace is strong': {
    subject: web(),
    given: { ...mounts, reach: [account([superuser], 'operator')] },
  },
  'pass: the account of that name in another namespace': {
    subject: web(),
    given: { ...mounts, reach: [account([superuser], 'web', 'ops')] },
  },
  'pass: Secrets of its own namespace': {
    subject: web(),
    given: holds(right('secrets-read', { namespace: 'shop' })),
  },
  'pass: pods of a namespace without a strong account': {
    subject: web(),
    given: {
      ...mounts,
      reach: [
        account([right('pods-create', { namespace: 'shop' })]),
        account([superuser], 'operator', 'ops'),
      ],
    },
  },
  'pass: named objects': {
    subject: web(),
    given: holds(right('certificates-approve', { names: ['kubernetes.io/kubelet-serving'] })),
  },
  'pass: its account mounts no token': {
    subject: web(),
    given: { reach: [account([superuser])], serviceAccounts: [serviceAccount()] },
  },
  'not-applicable: the pod mounts no token': {
    subject: web({ automountServiceAccountToken: false }),
    given: holds(superuser),
  },
  'not-applicable: a projected token for RRSA': {
    subject: web(projected({ audience: 'sts.aliyuncs.com' })),
    given: holds(superuser),
  },
  'not-applicable: a static pod': {
    subject: podTemplate({}, { annotations: { 'kubernetes.io/config.mirror': 'b3c1' } }),
  },
  'unknown: a role was not read': {
    subject: web(),
    given: { ...mounts, reach: [{ ...account([]), missing }] },
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': {
    subject: web(),
    given: mounts,
    partial: ['reach', 'bindings'],
    source: 'test/reach',
  },
  'unknown: whether its account mounts the token was not read': {
    subject: web(),
    given: {
      reach: [account([superuser])],
      serviceAccounts: [serviceAccount('web', { automountToken: accountsUnread })],
    },
    source: 'kubernetes/serviceaccounts',
  },
  'unknown: its account was not read': {
    subject: web(),
    given: { reach: [account([superuser])] },
    partial: ['serviceAccounts'],
    source: 'test/serviceAccounts',
  },
  'unknown: the specification is not of the shape the API has': {
    subject: podTemplate({ serviceAccountName: 7 }),
    source: 'kubernetes/pods',
  },
});
