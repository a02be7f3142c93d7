import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import {
  accountSubject,
  clusterBinding,
  clusterRole,
  namespacedBinding,
  namespacedRole,
  serviceAccount,
  user,
} from '../kit/rows-rbac.ts';

const given = { roles: [clusterRole(), namespacedRole()], serviceAccounts: [serviceAccount()] };
const unread = denied('kubernetes/rolebindings.rbac.authorization.k8s.io', 'c0aa');

export default defineCases('bindings', {
  'fail: the Role is gone': {
    subject: namespacedBinding(undefined, { roleRef: known({ kind: 'Role', name: 'deleted' }) }),
    given,
    saw: { binding: 'rolebinding/readers -n shop', missing: ['Role deleted'] },
  },
  'fail: the ClusterRole is gone': {
    subject: clusterBinding([], { roleRef: known({ kind: 'ClusterRole', name: 'deleted' }) }),
    given,
    saw: { binding: 'clusterrolebinding/readers', missing: ['ClusterRole deleted'] },
  },
  'fail: a Role of that name stands in another namespace': {
    subject: namespacedBinding([], { namespace: 'ops' }),
    given,
  },
  'fail: a ClusterRole of that name is no Role': {
    subject: namespacedBinding([]),
    given: { ...given, roles: [clusterRole()] },
  },
  'fail: the service account is gone': {
    subject: namespacedBinding([accountSubject('missing')]),
    given,
    saw: { binding: 'rolebinding/readers -n shop', missing: ['ServiceAccount shop/missing'] },
  },
  'fail: the service account is in another namespace': {
    subject: namespacedBinding([accountSubject('web', 'ops')]),
    given,
  },
  'fail: a service account without a namespace in a ClusterRoleBinding': {
    subject: clusterBinding([accountSubject('web', '')]),
    given,
  },
  'fail: no Role, whatever is known of subjects': {
    subject: namespacedBinding([], { roleRef: known({ kind: 'Role', name: 'deleted' }), subjects: unread }),
    given,
  },
  'fail: no Role, while service accounts were not read': {
    subject: namespacedBinding(undefined, { roleRef: known({ kind: 'Role', name: 'deleted' }) }),
    given,
    partial: ['serviceAccounts'],
  },
  'fail: the name of a controller, in another binding': {
    subject: clusterBinding([accountSubject('node-controller', 'kube-system')]),
    given,
  },
  'pass: both are there': { subject: namespacedBinding(), given },
  'pass: users are not objects': { subject: clusterBinding([user('tom')]), given },
  'pass: a controller that this cluster does without': {
    subject: clusterBinding([accountSubject('node-controller', 'kube-system')], {
      name: 'system:controller:node-controller',
    }),
    given,
  },
  'unknown: roles are incomplete': {
    subject: namespacedBinding(undefined, { roleRef: known({ kind: 'Role', name: 'deleted' }) }),
    given,
    partial: ['roles'],
    source: 'test/roles',
  },
  'unknown: service accounts are incomplete': {
    subject: namespacedBinding([accountSubject('missing')]),
    given,
    partial: ['serviceAccounts'],
    source: 'test/serviceAccounts',
  },
  'unknown: which role was not read': {
    subject: namespacedBinding(undefined, { roleRef: unread }),
    given,
    source: 'kubernetes/rolebindings.rbac.authorization.k8s.io',
  },
  'unknown: subjects were not read': {
    subject: namespacedBinding([], { subjects: unread }),
    given,
    source: 'kubernetes/rolebindings.rbac.authorization.k8s.io',
  },
});
