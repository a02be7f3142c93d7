import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { clusterBinding, group, namespacedBinding, user } from '../kit/rows-rbac.ts';

const masters = group('system:masters');
const admin = known({ kind: 'ClusterRole', name: 'cluster-admin' });
const shipped = { name: 'cluster-admin', roleRef: admin };
const unread = denied('kubernetes/clusterrolebindings.rbac.authorization.k8s.io', 'c0aa');

export default defineCases('bindings', {
  'fail: one more binding': {
    subject: clusterBinding([masters], { name: 'break-glass', roleRef: admin }),
    saw: { binding: 'clusterrolebinding/break-glass', role: 'cluster-admin' },
  },
  'fail: in a namespace': {
    subject: namespacedBinding([masters, user('tom')]),
    saw: { binding: 'rolebinding/readers -n shop', role: 'pod-reader' },
  },
  'fail: the shipped name in a namespace': { subject: namespacedBinding([masters], { ...shipped }) },
  'fail: the shipped one with one more subject': { subject: clusterBinding([masters, user('tom')], shipped) },
  'fail: the shipped name with another role': {
    subject: clusterBinding([masters], { name: 'cluster-admin' }),
  },
  'fail: the role was not read': { subject: clusterBinding([masters], { name: 'mine', roleRef: unread }) },
  'pass: the shipped one': { subject: clusterBinding([masters], shipped) },
  'pass: another group': { subject: clusterBinding() },
  'pass: a user of that name': { subject: clusterBinding([user('system:masters')]) },
  'pass: a group of another API group': {
    subject: clusterBinding([{ ...masters, apiGroup: 'example.com' }]),
  },
  'pass: a group whose name begins so': { subject: clusterBinding([group('system:masters:x')]) },
  'unknown: subjects were not read': {
    subject: clusterBinding([], { subjects: unread }),
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
  'unknown: the shipped name, role not read': {
    subject: clusterBinding([masters], { name: 'cluster-admin', roleRef: unread }),
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
});
