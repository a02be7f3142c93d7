import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import { recycledUser } from '../kit/rows-accounts.ts';
import { ALICE, DEPLOYER, ramRole, ramUser } from '../kit/rows-identities.ts';
import { accountSubject, clusterBinding, group, namespacedBinding, user } from '../kit/rows-rbac.ts';

const given = { ramUsers: [ramUser()], ramRoles: [ramRole()] };
const TOM = '200000000000000099';
const PIPELINE = '300000000000000099';
const unread = denied('kubernetes/clusterrolebindings.rbac.authorization.k8s.io', 'c0aa');

export default defineCases('bindings', {
  'fail: the user is gone': {
    subject: clusterBinding([user(TOM)]),
    given,
    saw: {
      binding: 'clusterrolebinding/readers',
      uids: [TOM],
      uid: TOM,
      role: 'pod-reader',
      reason: ['not in ram/ListUsers'],
    },
  },
  'fail: with the number of its kubeconfig behind the id': {
    subject: clusterBinding([user(`${TOM}-1689384740`)]),
    given,
  },
  'fail: the role is gone': {
    subject: namespacedBinding([user(PIPELINE)]),
    given,
    saw: {
      binding: 'rolebinding/readers -n shop',
      uids: [PIPELINE],
      uid: PIPELINE,
      role: 'pod-reader',
      reason: ['not in ram/ListRoles'],
    },
  },
  'fail: a session of a role that is gone': { subject: clusterBinding([user(`${PIPELINE}:ci`)]), given },
  'fail: in the recycle bin': {
    subject: clusterBinding([user(TOM)]),
    given: { ...given, recycledUsers: [recycledUser(TOM)] },
    saw: {
      binding: 'clusterrolebinding/readers',
      uids: [TOM],
      uid: TOM,
      role: 'pod-reader',
      reason: ['ims/ListUsersInRecycleBin'],
    },
  },
  'fail: 15 digits': { subject: clusterBinding([user('200000000000099')]), given },
  'fail: 19 digits, beyond what a number holds': {
    subject: clusterBinding([user('2000000000000000019')]),
    given: { ...given, ramUsers: [ramUser(), ramUser({ id: '2000000000000000018' })] },
  },
  'fail: one of several': { subject: clusterBinding([user(ALICE), user(TOM), group('ops')]), given },
  'fail: a user is gone, and roles were not read': {
    subject: clusterBinding([user(TOM)]),
    given,
    partial: ['ramRoles'],
  },
  'fail: whatever the role is': { subject: clusterBinding([user(TOM)], { roleRef: unread }), given },
  'pass: the user is there': { subject: clusterBinding([user(ALICE)]), given },
  'pass: the user is there, with a number': { subject: clusterBinding([user(`${ALICE}-17`)]), given },
  'pass: the role is there': { subject: clusterBinding([user(`${DEPLOYER}-17`)]), given },
  'pass: the account itself': { subject: clusterBinding([user('1000000000000001')]), given },
  'not-applicable: a group of digits': { subject: clusterBinding([group(TOM)]), given },
  'not-applicable: a service account of digits': { subject: clusterBinding([accountSubject(TOM)]), given },
  'not-applicable: a User of another API group': {
    subject: clusterBinding([{ ...user(TOM), apiGroup: 'example.com' }]),
    given,
  },
  'not-applicable: 14 digits': { subject: clusterBinding([user('20000000000099')]), given },
  'not-applicable: a name': { subject: clusterBinding([user('tom@example.com')]), given },
  'not-applicable: nobody': { subject: clusterBinding([]), given },
  'unknown: not in an incomplete list': {
    subject: clusterBinding([user(TOM)]),
    given,
    partial: ['ramUsers'],
    source: 'test/ramUsers',
  },
  'unknown: a role, and the roles are incomplete': {
    subject: clusterBinding([user(PIPELINE)]),
    given,
    partial: ['ramRoles'],
    source: 'test/ramRoles',
  },
  'unknown: perhaps another account': {
    subject: clusterBinding([user('1000000000000099')]),
    given,
    source: 'ram/ListRoles',
  },
  'unknown: subjects were not read': {
    subject: clusterBinding([], { subjects: unread }),
    given,
    source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  },
  'pass: a user that is there, while roles were not read': {
    subject: clusterBinding([user(ALICE)]),
    given,
    partial: ['ramRoles'],
  },
});
