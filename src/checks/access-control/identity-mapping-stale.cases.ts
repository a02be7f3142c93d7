import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known } from '../kit/rows.ts';
import { identityMapping, ramRole, ramUser } from '../kit/rows-identities.ts';

const given = { ramUsers: [ramUser()], ramRoles: [ramRole()] };
const to = (resource: string, account = '1000000000000001') =>
  identityMapping({ arn: known(`acs:ram::${account}:${resource}`) });
const unread = denied('kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud', 'c0aa');

export default defineCases('identityMappings', {
  'fail: the user is gone': {
    subject: to('user/tom'),
    given,
    saw: { mapping: 'alice', arn: 'acs:ram::1000000000000001:user/tom', reason: 'not in ram/ListUsers' },
  },
  'fail: the role is gone': {
    subject: to('role/old-pipeline'),
    given,
    saw: {
      mapping: 'alice',
      arn: 'acs:ram::1000000000000001:role/old-pipeline',
      reason: 'not in ram/ListRoles',
    },
  },
  'fail: a user is no role': { subject: to('role/alice'), given },
  'fail: nobody fits the pattern': { subject: to('user/tom-*'), given },
  'fail: an identity of another account': {
    subject: to('user/alice', '1000000000000099'),
    given,
    saw: {
      mapping: 'alice',
      arn: 'acs:ram::1000000000000099:user/alice',
      reason: 'account 1000000000000099',
    },
  },
  'fail: the group that RBAC cannot limit': {
    subject: identityMapping({ groups: known(['system:masters']) }),
    given,
    saw: { mapping: 'alice', arn: 'acs:ram::1000000000000001:user/alice', reason: 'system:masters' },
  },
  'fail: that group, whatever RAM lists': {
    subject: identityMapping({ groups: known(['system:masters']), arn: unread }),
    partial: ['ramUsers', 'ramRoles'],
  },
  'pass: the user is there': { subject: identityMapping(), given },
  'pass: names differ in case only': { subject: to('user/Alice'), given },
  'pass: the role is there': { subject: to('role/deployer'), given },
  'pass: a session of a role that is there': { subject: to('assumed-role/deployer/ci'), given },
  'pass: somebody fits the pattern': { subject: to('user/al*'), given },
  'pass: the account itself': { subject: to('root'), given },
  'unknown: not in an incomplete list': {
    subject: to('user/tom'),
    given,
    partial: ['ramUsers'],
    source: 'test/ramUsers',
  },
  'unknown: a user of the list has no name': {
    subject: to('user/tom'),
    given: { ...given, ramUsers: [ramUser({ name: absent('ram/ListUsers', 'UserName') })] },
    source: 'ram/ListUsers',
  },
  'unknown: the identity was not read': {
    subject: identityMapping({ arn: unread }),
    given,
    source: 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud',
  },
  'unknown: the identity is no ARN': { subject: identityMapping({ arn: known('alice') }), given },
  'unknown: the groups were not read': {
    subject: identityMapping({ groups: unread }),
    given,
    source: 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud',
  },
});
