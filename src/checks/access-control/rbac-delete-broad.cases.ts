import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { reach, right } from '../kit/rows-reach.ts';

const unread = denied('kubernetes/clusterroles.rbac.authorization.k8s.io', 'c0aa');
const missing = unread.known ? [] : [unread.because];

export default defineCases('reach', {
  'fail: workloads, many objects, events': {
    subject: reach({ rights: [right('objects-delete')] }),
    saw: { who: 'User dev', where: ['*'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'low',
  },
  'fail: in single namespaces less is at stake': {
    subject: reach({
      rights: [right('objects-delete', { namespace: 'b' }), right('objects-delete', { namespace: 'a' })],
    }),
    saw: { who: 'User dev', where: ['a', 'b'], through: ['ClusterRoleBinding ops → ClusterRole ops'] },
    severity: 'low',
  },
  'fail: the namespace of the system is as good as all': {
    subject: reach({ rights: [right('objects-delete', { namespace: 'kube-system' })] }),
    severity: 'low',
  },
  'fail: named objects only': {
    subject: reach({ rights: [right('objects-delete', { names: ['one'] })] }),
    severity: 'low',
  },
  'fail: it may do everything with named objects only': {
    subject: reach({ rights: [right('superuser', { names: ['one'] }), right('objects-delete')] }),
  },
  'fail: what was read is enough': {
    subject: reach({ rights: [right('objects-delete')], missing }),
  },
  'fail: a service account': {
    subject: reach({
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'web',
      rights: [right('objects-delete')],
    }),
    saw: {
      who: 'ServiceAccount shop/web',
      where: ['*'],
      through: ['ClusterRoleBinding ops → ClusterRole ops'],
    },
  },
  'pass: no dangerous right': { subject: reach() },
  'pass: another right': { subject: reach({ rights: [right('pods-change')] }) },
  'unknown: a role was not read': {
    subject: reach({ missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: another right, and a role was not read': {
    subject: reach({ rights: [right('pods-change')], missing }),
    source: 'kubernetes/clusterroles.rbac.authorization.k8s.io',
  },
  'unknown: not all bindings were read': { subject: reach(), partial: ['bindings'], source: 'test/bindings' },
  'unknown: not all roles were read': { subject: reach(), partial: ['roles'], source: 'test/roles' },
  'not-applicable: it may do everything': {
    subject: reach({ rights: [right('superuser'), right('objects-delete')] }),
  },
});
