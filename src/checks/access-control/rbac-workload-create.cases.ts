import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

export default defineCases('reach', {
  'fail: pods': {
    subject: reach({ rights: [right('pods-create')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: their owners': {
    subject: reach({ rights: [right('workloads-write')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: images of running pods': {
    subject: reach({ rights: [right('pods-change')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: service accounts together with pods': {
    subject: reach({ rights: [right('service-accounts-write')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'medium',
  },
  'fail: in single namespaces less is at stake': {
    subject: reach({
      rights: [right('pods-create', { namespace: 'b' }), right('pods-create', { namespace: 'a' })],
    }),
    saw: { who: 'User dev', where: ['a', 'b'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'low',
  },
  'fail: the namespace of the system is as good as all': {
    subject: reach({ rights: [right('pods-create', { namespace: 'kube-system' })] }),
    severity: 'medium',
  },
  'fail: it may do everything with named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] }), right('pods-create')] }),
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('pods-create')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('pods-create')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: no dangerous right': { subject: reach() },
  'pass: another right': { subject: reach({ rights: [right('secrets-read')] }) },
  'unknown: a role was not read': {
    subject: reach({ missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: another right, and a role was not read': {
    subject: reach({ rights: [right('secrets-read')], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': { subject: reach(), partial: ['bindings'], source: 'test/bindings' },
  'unknown: not all roles were read': { subject: reach(), partial: ['roles'], source: 'test/roles' },
  'not-applicable: it may do everything': {
    subject: reach({ rights: [right('superuser'), right('pods-create')] }),
  },
});
