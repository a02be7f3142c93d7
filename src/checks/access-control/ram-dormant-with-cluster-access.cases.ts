import { defineCases } from '../kit/define-cases.ts';
import { CLUSTER, denied, known } from '../kit/rows.ts';
import { accessKey, clusterGrant, userPermissions } from '../kit/rows-accounts.ts';
import { ALICE, instant, ramUser } from '../kit/rows-identities.ts';

const long = known(instant('2026-05-01T08:00:00Z'));
const unread = denied('ram/GetUser', 'alice');
const idle = accessKey({ lastUsed: known(instant('2026-05-01T08:00:00Z')) });
const given = { userPermissions: [userPermissions()], accessKeys: [idle] };
const never = known<'never'>('never');

export default defineCases('ramUsers', {
  'fail: half a year without a logon': {
    subject: ramUser({ lastLogin: long }),
    given: {
      ...given,
      userPermissions: [
        userPermissions([clusterGrant({ cluster: 'all-clusters', role: 'admin' }), clusterGrant()]),
      ],
    },
    saw: { user: 'alice', uid: ALICE, days: 203, clusters: ['all-clusters', CLUSTER] },
  },
  'fail: one second more than 90 days': {
    subject: ramUser({ lastLogin: known(instant('2026-08-22T07:59:59Z')) }),
    given,
  },
  'fail: a person who has not logged on, whose key is in use': {
    subject: ramUser({ lastLogin: long }),
    given: { ...given, accessKeys: [accessKey()] },
    severity: 'medium',
  },
  'fail: nothing is known of the keys of a person': {
    subject: ramUser({ lastLogin: long, keyStates: denied('ram/ListAccessKeys', 'alice') }),
    given: { userPermissions: [userPermissions()] },
  },
  'fail: never logged on, key idle': {
    subject: ramUser({ lastLogin: never }),
    given,
    saw: { user: 'alice', uid: ALICE, days: '-', clusters: [CLUSTER] },
  },
  'fail: never logged on, no key': {
    subject: ramUser({ lastLogin: never, keyStates: known([]) }),
    given: { userPermissions: [userPermissions()] },
  },
  'pass: logged on lately': { subject: ramUser(), given },
  'pass: logged on exactly 90 days ago': {
    subject: ramUser({ lastLogin: known(instant('2026-08-22T08:00:00Z')) }),
    given,
  },
  'pass: a machine that never logs on and uses its key': {
    subject: ramUser({ lastLogin: never, consoleLogin: known(false) }),
    given: { ...given, accessKeys: [accessKey()] },
  },
  'pass: a new user': {
    subject: ramUser({ lastLogin: never, createdAt: known(instant('2026-11-01T08:00:00Z')) }),
    given,
  },
  'pass: no permission anywhere': {
    subject: ramUser({ lastLogin: long }),
    given: { userPermissions: [userPermissions([])] },
  },
  'unknown: the logon was not read': {
    subject: ramUser({ lastLogin: unread }),
    given,
    source: 'ram/GetUser',
  },
  'unknown: permissions were refused': {
    subject: ramUser({ lastLogin: long }),
    given: { userPermissions: [userPermissions([], { grants: denied('cs/DescribeUserPermission', ALICE) })] },
    source: 'cs/DescribeUserPermission',
  },
  'unknown: permissions were not asked for': {
    subject: ramUser({ lastLogin: long }),
    source: 'cs/DescribeUserPermission',
  },
  'unknown: never logged on, use of the key not read': {
    subject: ramUser({ lastLogin: never }),
    given: { ...given, accessKeys: [accessKey({ lastUsed: denied('ram/GetAccessKeyLastUsed', 'alice') })] },
    source: 'ram/GetAccessKeyLastUsed',
  },
  'unknown: never logged on, keys not read': {
    subject: ramUser({ lastLogin: never, keyStates: denied('ram/ListAccessKeys', 'alice') }),
    given: { userPermissions: [userPermissions()] },
    source: 'ram/ListAccessKeys',
  },
  'unknown: never logged on, a key that cannot be told': {
    subject: ramUser({ lastLogin: never }),
    given: { userPermissions: [userPermissions()] },
    source: 'ram/ListAccessKeys',
  },
  'unknown: never logged on, age not read': {
    subject: ramUser({ lastLogin: never, createdAt: denied('ram/ListUsers') }),
    given,
    source: 'ram/ListUsers',
  },
});
