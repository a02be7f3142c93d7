import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { ALICE, kubeconfig, ramUser } from '../kit/rows-identities.ts';

const inactive = { accountState: known('InActive') };
const withUser = (changes: Parameters<typeof ramUser>[0] = {}) => ({ ramUsers: [ramUser(changes)] });
const unread = denied('cs/ListClusterKubeconfigStates', 'c0aa');
const off = { consoleLogin: known(false), keyStates: known(['Inactive', 'Inactive']) };

export default defineCases('kubeconfigs', {
  'fail: inactive, and the certificate is valid': {
    subject: kubeconfig(inactive),
    given: withUser(),
    saw: { identity: 'alice', accountId: ALICE },
  },
  'fail: inactive, whatever RAM lists': { subject: kubeconfig(inactive), partial: ['ramUsers'] },
  'fail: neither console logon nor a key in use': {
    subject: kubeconfig(),
    given: withUser(off),
    severity: 'medium',
  },
  'fail: neither console logon nor any key': {
    subject: kubeconfig(),
    given: withUser({ ...off, keyStates: known([]) }),
    severity: 'medium',
  },
  'pass: console logon': { subject: kubeconfig(), given: withUser({ keyStates: known([]) }) },
  'pass: a key in use, whatever the console': {
    subject: kubeconfig(),
    given: withUser({
      consoleLogin: denied('ram/GetLoginProfile', 'alice'),
      keyStates: known(['Inactive', 'Active']),
    }),
  },
  'pass: inactive, and the certificate has expired': {
    subject: kubeconfig({ ...inactive, certState: known('Expired') }),
    given: withUser(),
  },
  'pass: a role has neither logon nor keys': {
    subject: kubeconfig({ accountType: known('RamRole') }),
    given: withUser(),
  },
  'unknown: the console was not read': {
    subject: kubeconfig(),
    given: withUser({ ...off, consoleLogin: denied('ram/GetLoginProfile', 'alice') }),
    source: 'ram/GetLoginProfile',
  },
  'unknown: the keys were not read': {
    subject: kubeconfig(),
    given: withUser({ ...off, keyStates: denied('ram/ListAccessKeys', 'alice') }),
    source: 'ram/ListAccessKeys',
  },
  'unknown: a key in a state that is not documented': {
    subject: kubeconfig(),
    given: withUser({ ...off, keyStates: known(['Expired']) }),
  },
  'unknown: the user is not in an incomplete list': {
    subject: kubeconfig(),
    partial: ['ramUsers'],
    source: 'test/ramUsers',
  },
  'unknown: inactive, and ACK cannot tell the state of the certificate': {
    subject: kubeconfig({ ...inactive, certState: known('Unknown') }),
    given: withUser(),
  },
  'unknown: the state of the identity was not read': {
    subject: kubeconfig({ accountState: unread }),
    given: withUser(),
    source: 'cs/ListClusterKubeconfigStates',
  },
  'unknown: the kind of identity was not read': {
    subject: kubeconfig({ accountType: unread }),
    given: withUser(off),
    source: 'cs/ListClusterKubeconfigStates',
  },
  'not-applicable: deleted': {
    subject: kubeconfig({ accountState: known('Deleted') }),
    given: withUser(),
  },
  'not-applicable: no user of RAM': { subject: kubeconfig() },
  'not-applicable: a cloud service': { subject: kubeconfig({ ...inactive, cloudService: true }) },
});
