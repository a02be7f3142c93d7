import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import {
  allowing,
  held,
  muddled,
  RRSA_PROVIDER,
  roleRights,
  rrsaTrust,
  trusting,
  unreadPolicy,
  userRights,
} from '../kit/rows-ram-rights.ts';

const ofRole = { via: { kind: 'role', name: 'deployer' } } as const;
const API = 'system:serviceaccount:shop:api';
const narrow = rrsaTrust(API);
const role = (subject: string | undefined) => roleRights({ trust: rrsaTrust(subject) });
const saw = (subject: string, policies = ['-']) => ({
  role: 'acs:ram::1000000000000001:role/deployer',
  name: 'deployer',
  subjects: [subject],
  providers: [RRSA_PROVIDER],
  policies,
});

export default defineCases('ramRights', {
  'fail: no condition on the subject': { subject: role(undefined), saw: saw('*') },
  'fail: any service account of any namespace': {
    subject: role('system:serviceaccount:*:*'),
    saw: saw('system:serviceaccount:*:*'),
  },
  'fail: any service account of one namespace': { subject: role('system:serviceaccount:shop:*') },
  'fail: the same name in any namespace': { subject: role('system:serviceaccount:*:api') },
  'fail: a star takes the colon with it': { subject: role('system:serviceaccount:*') },
  'fail: one service account is an administrator': {
    subject: roleRights({ trust: narrow, policies: [held('all', allowing(['*']), ofRole)] }),
    saw: saw(API, ['all']),
  },
  'fail: wide, whatever its policies are': {
    subject: roleRights({ trust: rrsaTrust(undefined), policies: [unreadPolicy('other', ofRole)] }),
  },
  'fail: everybody is federated too': { subject: roleRights({ trust: trusting({ federated: ['*'] }) }) },
  'pass: one service account': { subject: roleRights({ trust: narrow }) },
  'pass: a pattern of names': { subject: role('system:serviceaccount:shop:api-*') },
  'pass: no condition on the audience': {
    subject: roleRights({
      trust: trusting({ federated: [RRSA_PROVIDER] }, [
        { operator: 'StringEquals', key: 'oidc:sub', values: [API] },
      ]),
    }),
  },
  'unknown: the trust policy was refused': {
    subject: roleRights({ trust: denied('ram/GetRole', 'deployer') }),
    source: 'ram/GetRole',
  },
  'unknown: the trust policy says nothing clear': {
    subject: roleRights({ trust: muddled() }),
    source: 'test/Document',
  },
  'unknown: the policies of the role were refused': {
    subject: roleRights({ trust: narrow, policies: [unreadPolicy('other', ofRole)] }),
    source: 'ram/GetPolicy',
  },
  'unknown: the list of its policies was refused': {
    subject: roleRights({
      trust: narrow,
      missing: [denied('ram/ListPoliciesForRole', 'deployer').because],
    }),
    source: 'ram/ListPoliciesForRole',
  },
  'unknown: a further condition': {
    subject: roleRights({
      trust: rrsaTrust(undefined, [{ operator: 'IpAddress', key: 'acs:SourceIp', values: ['10.0.0.0/8'] }]),
    }),
    source: 'ram/GetRole',
  },
  'not-applicable: a user': { subject: userRights() },
  'not-applicable: users of the account may become it': { subject: roleRights() },
  'not-applicable: subjects of another system': {
    subject: roleRights({
      trust: trusting({ federated: ['acs:ram::1000000000000001:oidc-provider/code-hosting'] }),
    }),
  },
  'not-applicable: everybody of RAM is no service account': {
    subject: roleRights({ trust: trusting({ ram: ['*'] }) }),
  },
});
