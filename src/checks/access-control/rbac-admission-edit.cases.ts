import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

export default defineCases('reach', {
  'fail: webhooks and admission policies': {
    subject: reach({ rights: [right('admission-write')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'critical',
  },
  'fail: policies of a policy engine': {
    subject: reach({ rights: [right('policies-change')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'critical',
  },
  'fail: in single namespaces less is at stake': {
    subject: reach({
      rights: [right('admission-write', { namespace: 'b' }), right('admission-write', { namespace: 'a' })],
    }),
    saw: { who: 'User dev', where: ['a', 'b'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'high',
  },
  'fail: the namespace of the system is as good as all': {
    subject: reach({ rights: [right('admission-write', { namespace: 'kube-system' })] }),
    severity: 'critical',
  },
  'fail: named objects only': {
    subject: reach({ rights: [right('admission-write', { names: ['one'] })] }),
    severity: 'high',
  },
  'fail: it may do everything with named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] }), right('admission-write')] }),
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('admission-write')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('admission-write')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: no dangerous right': { subject: reach() },
  'pass: another right': { subject: reach({ rights: [right('api-groups-change')] }) },
  'unknown: a role was not read': {
    subject: reach({ missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: another right, and a role was not read': {
    subject: reach({ rights: [right('api-groups-change')], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': { subject: reach(), partial: ['bindings'], source: 'test/bindings' },
  'unknown: not all roles were read': { subject: reach(), partial: ['roles'], source: 'test/roles' },
  'not-applicable: it may do everything': {
    subject: reach({ rights: [right('superuser'), right('admission-write')] }),
  },
});
