import { claimOfBinding } from '../../model/normalise/group-claims.ts';
import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { instant } from '../kit/rows-identities.ts';
import { certificateClaim, clusterBinding, group, namespacedBinding, user } from '../kit/rows-rbac.ts';

const bound = (...parts: Parameters<typeof clusterBinding>) => claimOfBinding(clusterBinding(...parts));
const boundInShop = (...parts: Parameters<typeof namespacedBinding>) =>
  claimOfBinding(namespacedBinding(...parts));
const masters = group('system:masters');
const admin = known({ kind: 'ClusterRole', name: 'cluster-admin' });
const shipped = { name: 'cluster-admin', roleRef: admin };
const unread = denied('kubernetes/clusterrolebindings.rbac.authorization.k8s.io', 'c0aa');

export default defineCases('groupClaims', {
  'fail: one more binding': {
    subject: bound([masters], { name: 'break-glass', roleRef: admin }),
    saw: { holder: 'clusterrolebinding/break-glass', role: 'cluster-admin' },
  },
  'fail: in a namespace': {
    subject: boundInShop([masters, user('tom')]),
    saw: { holder: 'rolebinding/readers -n shop', role: 'pod-reader' },
  },
  'fail: the shipped name in a namespace': { subject: boundInShop([masters], { ...shipped }) },
  'fail: the shipped one with one more subject': { subject: bound([masters, user('tom')], shipped) },
  'fail: the shipped name with another role': {
    subject: bound([masters], { name: 'cluster-admin' }),
  },
  'fail: the role was not read': { subject: bound([masters], { name: 'mine', roleRef: unread }) },
  'fail: a certificate that was issued': {
    subject: certificateClaim(['system:masters', 'ops']),
    saw: { holder: 'certificatesigningrequest/tom', role: 'CN=tom' },
  },
  'pass: a certificate of another group': { subject: certificateClaim(['ops']) },
  'pass: a certificate that has expired': {
    subject: certificateClaim(['system:masters'], known(instant('2026-11-20T07:59:59Z'))),
  },
  'unknown: the groups of a certificate were not read': {
    subject: { ...certificateClaim([]), groups: unread },
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
  'unknown: the end of a certificate was not read': {
    subject: certificateClaim(['system:masters'], unread),
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
  'pass: the shipped one': { subject: bound([masters], shipped) },
  'pass: another group': { subject: bound() },
  'pass: a user of that name': { subject: bound([user('system:masters')]) },
  'pass: a group of another API group': {
    subject: bound([{ ...masters, apiGroup: 'example.com' }]),
  },
  'pass: a group whose name begins so': { subject: bound([group('system:masters:x')]) },
  'unknown: subjects were not read': {
    subject: bound([], { subjects: unread }),
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
  'unknown: the shipped name, role not read': {
    subject: bound([masters], { name: 'cluster-admin', roleRef: unread }),
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
});
