import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { ALICE, DEPLOYER, kubeconfig, ramRole, ramUser } from '../kit/rows-identities.ts';

const given = { ramUsers: [ramUser()], ramRoles: [ramRole()] };
const others = { ramUsers: [ramUser({ id: '200000000000000002' })], ramRoles: [ramRole({ id: '3' })] };
const deleted = { accountState: known('Deleted') };
const role = { accountId: DEPLOYER, accountName: known('deployer'), accountType: known('RamRole') };
const unread = denied('cs/ListClusterKubeconfigStates', 'c0aa');

export default defineCases('kubeconfigs', {
  'fail: deleted, and the certificate is valid': {
    subject: kubeconfig(deleted),
    given: others,
    saw: { identity: 'alice', accountId: ALICE, state: 'account_state Deleted' },
  },
  'fail: deleted, whatever RAM lists': { subject: kubeconfig(deleted), partial: ['ramUsers', 'ramRoles'] },
  'fail: deleted, and its name is not said': {
    subject: kubeconfig({ ...deleted, accountName: unread }),
    saw: { identity: ALICE, accountId: ALICE, state: 'account_state Deleted' },
  },
  'fail: active in ACK, and no user of RAM': {
    subject: kubeconfig(),
    given: others,
    saw: { identity: 'alice', accountId: ALICE, state: 'not in ram/ListUsers' },
  },
  'fail: inactive in ACK, and no user of RAM': {
    subject: kubeconfig({ accountState: known('InActive') }),
    given: others,
  },
  'fail: active in ACK, and no role of RAM': {
    subject: kubeconfig(role),
    given: { ...others, ramUsers: [ramUser()] },
    saw: { identity: 'deployer', accountId: DEPLOYER, state: 'not in ram/ListRoles' },
  },
  'fail: the users are incomplete, the role is gone': {
    subject: kubeconfig(role),
    given: others,
    partial: ['ramUsers'],
  },
  'pass: the user is there': { subject: kubeconfig(), given },
  'pass: the role is there': { subject: kubeconfig(role), given },
  'pass: the account itself is in no list': {
    subject: kubeconfig({ accountId: '1000000000000001', accountType: known('RootAccount') }),
    given,
  },
  'pass: deleted, and the certificate has expired': {
    subject: kubeconfig({ ...deleted, certState: known('Expired') }),
    given,
  },
  'pass: deleted, and the certificate was removed': {
    subject: kubeconfig({ ...deleted, certState: known('Removed') }),
    given,
  },
  'pass: deleted before one was issued': {
    subject: kubeconfig({ ...deleted, certState: known('Unissued') }),
    given,
  },
  'unknown: deleted, and ACK cannot tell the state of the certificate': {
    subject: kubeconfig({ ...deleted, certState: known('Unknown') }),
    given,
  },
  'unknown: deleted, and the state of the certificate was not read': {
    subject: kubeconfig({ ...deleted, certState: unread }),
    given,
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: the state of the identity was not read': {
    subject: kubeconfig({ accountState: unread }),
    given,
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: a state that is not documented': {
    subject: kubeconfig({ accountState: known('Frozen') }),
    given,
  },
  'unknown: no user of an incomplete list': {
    subject: kubeconfig(),
    given: others,
    partial: ['ramUsers'],
    source: 'test/ramUsers',
  },
  'unknown: no role of an incomplete list': {
    subject: kubeconfig(role),
    given: others,
    partial: ['ramRoles'],
    source: 'test/ramRoles',
  },
  'unknown: the kind of identity was not read': {
    subject: kubeconfig({ accountType: unread }),
    given: others,
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: a kind of identity that is not documented': {
    subject: kubeconfig({ accountType: known('Robot') }),
    given: others,
  },
  'not-applicable: a cloud service': { subject: kubeconfig({ ...deleted, cloudService: true }), given },
});
