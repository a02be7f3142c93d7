import { defineCases } from '../kit/define-cases.ts';
import { denied } from '../kit/rows.ts';
import {
  allowing,
  held,
  muddled,
  roleRights,
  saying,
  unreadPolicy,
  userRights,
} from '../kit/rows-ram-rights.ts';

const everything = allowing(['*']);
const ofGroup = { via: { kind: 'group', name: 'platform' } } as const;
const ofRole = { via: { kind: 'role', name: 'deployer' } } as const;
const list = denied('ram/ListPoliciesForUser', 'alice').because;

export default defineCases('ramRights', {
  'fail: a user is allowed everything': {
    subject: userRights({ policies: [held('all', everything)] }),
    saw: {
      identity: 'acs:ram::1000000000000001:user/alice',
      policies: ['all'],
      reason: 'Action *, Resource *',
    },
  },
  'fail: a group hands it on': {
    subject: userRights({ policies: [held('all', everything, ofGroup)] }),
    saw: {
      identity: 'acs:ram::1000000000000001:user/alice',
      policies: ['all (group platform)'],
      reason: 'Action *, Resource *',
    },
  },
  'fail: a role is allowed everything, whatever else was not read': {
    subject: roleRights({ policies: [held('all', everything, ofRole), unreadPolicy('other', ofRole)] }),
  },
  'fail: *:* is everything too': {
    subject: userRights({ policies: [held('all', allowing(['*:*']), ofGroup)] }),
  },
  'fail: a narrow policy straight on the user': {
    subject: userRights({ policies: [held('images', allowing(['cr:PullRepository']))] }),
    saw: {
      identity: 'acs:ram::1000000000000001:user/alice',
      policies: ['images'],
      reason: 'ram:AttachPolicyToUser',
    },
    severity: 'low',
  },
  'fail: a policy straight on the user that was not read': {
    subject: userRights({ policies: [unreadPolicy('other')] }),
    severity: 'low',
  },
  'pass: nothing attached': { subject: userRights() },
  'pass: a narrow policy of a group': {
    subject: userRights({ policies: [held('images', allowing(['cr:PullRepository']), ofGroup)] }),
  },
  'pass: every action on one resource': {
    subject: roleRights({
      policies: [
        held('one', allowing(['*'], { resources: { values: ['acs:oss:*:*:logs'], allBut: false } }), ofRole),
      ],
    }),
  },
  'pass: a denial of everything': {
    subject: roleRights({
      policies: [held('none', saying({ effect: 'Deny', actions: { values: ['*'], allBut: false } }), ofRole)],
    }),
  },
  'pass: one whole product is told elsewhere': {
    subject: roleRights({ policies: [held('ecs', allowing(['ecs:*']), ofRole)] }),
  },
  'unknown: the list was refused': {
    subject: userRights({ missing: [list] }),
    source: 'ram/ListPoliciesForUser',
  },
  'unknown: the document was refused': {
    subject: roleRights({ policies: [unreadPolicy('other', ofRole)] }),
    source: 'ram/GetPolicy',
  },
  'unknown: everything on a condition': {
    subject: roleRights({
      policies: [
        held(
          'all',
          allowing(['*'], {
            conditions: [{ operator: 'IpAddress', key: 'acs:SourceIp', values: ['10.0.0.0/8'] }],
          }),
          ofRole,
        ),
      ],
    }),
    source: 'ram/GetPolicy',
  },
  'unknown: a statement that says nothing clear': {
    subject: roleRights({ policies: [held('odd', muddled(), ofRole)] }),
    source: 'ram/GetPolicy',
  },
});
