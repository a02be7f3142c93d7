import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { userPermissions } from '../kit/rows-accounts.ts';
import { ALICE, identityMapping, kubeconfig, ramUser } from '../kit/rows-identities.ts';
import { allowing, held, saying, unreadPolicy, userRights } from '../kit/rows-ram-rights.ts';
import { clusterBinding, user } from '../kit/rows-rbac.ts';

const off = known(false);
const login = denied('ram/GetLoginProfile', 'alice');
const without = ramUser({ mfa: off });
const clusters = [cluster()];
const none = {
  clusters,
  userPermissions: [userPermissions([])],
  ramRights: [
    userRights({
      policies: [held('no', saying({ effect: 'Deny', actions: { values: ['*'], allBut: false } }))],
    }),
  ],
};
const bound = clusterBinding([user(ALICE)]);
const rights = (...policies: ReturnType<typeof held>[]) => ({
  ...none,
  ramRights: [userRights({ policies })],
});

export default defineCases('ramUsers', {
  'fail: console logon, no device, and a role in a cluster': {
    subject: without,
    given: { ...none, userPermissions: [userPermissions()] },
    saw: { user: 'alice', right: 'dev' },
  },
  'fail: a kubeconfig in force is a right': {
    subject: without,
    given: { ...none, kubeconfigs: [kubeconfig()] },
    saw: { user: 'alice', right: 'kubeconfig of c0aa' },
  },
  'fail: a binding is a right': { subject: without, given: { ...none, bindings: [bound] } },
  'fail: a mapping is a right': {
    subject: without,
    given: { ...none, identityMappings: [identityMapping()] },
  },
  'fail: RAM allows a kubeconfig': {
    subject: without,
    given: rights(held('read', allowing(['cs:Describe*']))),
    saw: { user: 'alice', right: 'cs:DescribeClusterUserKubeconfig' },
  },
  'fail: RAM allows to become another': {
    subject: without,
    given: rights(held('keys', allowing(['ram:CreateAccessKey']))),
    saw: { user: 'alice', right: 'ram:CreateAccessKey' },
  },
  'fail: a right was seen, whatever else is missing': {
    subject: without,
    given: { ...none, kubeconfigs: [kubeconfig()] },
    partial: ['clusters', 'bindings', 'ramRights', 'kubeconfigs'],
  },
  'pass: console logon with a device': { subject: ramUser() },
  'pass: a device, whatever the console': { subject: ramUser({ consoleLogin: login }) },
  'unknown: no device, and the console was not read': {
    subject: ramUser({ mfa: off, consoleLogin: login }),
    source: 'ram/GetLoginProfile',
  },
  'unknown: console logon, and the device was not read': {
    subject: ramUser({ mfa: denied('ram/GetUserMFAInfo', 'alice') }),
    source: 'ram/GetUserMFAInfo',
  },
  'unknown: nothing attached, and resource groups are not read': {
    subject: without,
    given: rights(),
    source: 'resourcemanager/ListPolicyAttachments',
  },
  'unknown: a policy was not read': {
    subject: without,
    given: rights(unreadPolicy('other')),
    source: 'ram/GetPolicy',
  },
  'unknown: policies were not asked for': {
    subject: without,
    given: { ...none, ramRights: [] },
    source: 'ram/ListPoliciesForUser',
  },
  'unknown: permissions were refused': {
    subject: without,
    given: {
      ...none,
      userPermissions: [userPermissions([], { grants: denied('cs/DescribeUserPermission') })],
    },
    source: 'cs/DescribeUserPermission',
  },
  'unknown: kubeconfigs are missing': { subject: without, given: none, partial: ['kubeconfigs'] },
  'unknown: the state of a kubeconfig was not read': {
    subject: without,
    given: { ...none, kubeconfigs: [kubeconfig({ certState: denied('cs/ListClusterKubeconfigStates') })] },
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: bindings are missing': { subject: without, given: none, partial: ['bindings'] },
  'unknown: mappings are missing': { subject: without, given: none, partial: ['identityMappings'] },
  'unknown: clusters are missing': { subject: without, given: none, partial: ['clusters'] },
  'not-applicable: no console logon': { subject: ramUser({ consoleLogin: off, mfa: off }) },
  'not-applicable: every right is denied, and no cluster names the user': { subject: without, given: none },
  'not-applicable: an expired kubeconfig': {
    subject: without,
    given: { ...none, kubeconfigs: [kubeconfig({ certState: known('Expired') })] },
  },
});
