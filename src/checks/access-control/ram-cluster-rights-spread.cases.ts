import { defineCases } from '../kit/define-cases.ts';
import { CLUSTER, cluster, denied, known, nodePool } from '../kit/rows.ts';
import { clusterGrant, userPermissions } from '../kit/rows-accounts.ts';
import {
  allowing,
  held,
  muddled,
  roleRights,
  saying,
  trusting,
  unreadPolicy,
  userRights,
} from '../kit/rows-ram-rights.ts';

const given = {
  clusters: [cluster()],
  nodePools: [nodePool({ ramRole: known('KubernetesWorkerRole-1') })],
  userPermissions: [userPermissions()],
};
const owning = {
  ...given,
  userPermissions: [userPermissions([clusterGrant({ role: 'admin', owner: true })])],
};
const user = (...policies: ReturnType<typeof held>[]) => userRights({ policies });
const only = (resource: string) => ({ resources: { values: [resource], allBut: false } });
const condition = { operator: 'IpAddress', key: 'acs:SourceIp', values: ['10.0.0.0/8'] };
const ofMachines = trusting({ services: ['ecs.aliyuncs.com'] });
const passesRoles = held('pass', allowing(['ram:PassRole']), { via: { kind: 'role', name: 'deployer' } });

export default defineCases('ramRights', {
  'fail: all of Container Service': {
    subject: user(held('cs', allowing(['cs:*']))),
    given,
    saw: {
      identity: 'acs:ram::1000000000000001:user/alice',
      actions: [
        'cs:DescribeClusterUserKubeconfig',
        'cs:GrantPermissions',
        'cs:RevokeK8sClusterKubeConfig',
        'cs:UpdateUserPermissions',
      ],
      policies: ['cs'],
    },
  },
  'fail: reading includes a kubeconfig of its own': {
    subject: user(held('read', allowing(['cs:Describe*']))),
    given,
    severity: 'low',
  },
  'fail: one cluster by name': {
    subject: user(
      held('one', allowing(['cs:DescribeClusterUserKubeconfig'], only(`acs:cs:*:*:cluster/${CLUSTER}`))),
    ),
    given,
    severity: 'low',
  },
  'fail: hands any role on': { subject: user(held('pass', allowing(['ram:PassRole']))), given },
  'fail: changes the role of the nodes': {
    subject: user(
      held('role', allowing(['ram:UpdateRole'], only('acs:ram:*:*:role/kubernetesworkerrole-*'))),
    ),
    given,
    saw: {
      identity: 'acs:ram::1000000000000001:user/alice',
      actions: ['ram:UpdateRole'],
      policies: ['role'],
    },
  },
  'fail: an owner that may change roles': {
    subject: user(held('cs', allowing(['cs:*', 'ram:UpdateRole']))),
    given: owning,
    saw: {
      identity: 'acs:ram::1000000000000001:user/alice',
      actions: ['ram:UpdateRole'],
      policies: ['cs'],
    },
  },
  'fail: a role that people become': { subject: roleRights({ policies: [passesRoles] }), given },
  'fail: allowed, whatever else was not read': {
    subject: user(held('pass', allowing(['ram:PassRole'])), held('read', allowing(['cr:Get*']))),
    given: { ...given, userPermissions: [] },
  },
  'pass: nothing attached': { subject: userRights(), given },
  'pass: the owner of the cluster': { subject: user(held('cs', allowing(['cs:*']))), given: owning },
  'pass: another cluster': {
    subject: user(
      held('one', allowing(['cs:DescribeClusterUserKubeconfig'], only('acs:cs:*:*:cluster/c0bb'))),
    ),
    given,
  },
  'pass: another role': {
    subject: user(held('one', allowing(['ram:PassRole'], only('acs:ram:*:*:role/backup')))),
    given,
  },
  'pass: allowed and denied': {
    subject: user(
      held('cs', allowing(['cs:*'])),
      held('no', saying({ effect: 'Deny', actions: { values: ['cs:*'], allBut: false } })),
    ),
    given,
  },
  'unknown: a policy was not read': { subject: user(unreadPolicy('other')), given, source: 'ram/GetPolicy' },
  'unknown: allowed, and an unread policy may deny it': {
    subject: user(held('cs', allowing(['cs:*'])), unreadPolicy('other')),
    given,
    source: 'ram/GetPolicy',
  },
  'unknown: on a condition': {
    subject: user(held('cs', allowing(['cs:*'], { conditions: [condition] }))),
    given,
    source: 'ram/GetPolicy',
  },
  'unknown: a statement that says nothing clear': { subject: user(held('odd', muddled())), given },
  'unknown: the list was refused': {
    subject: userRights({ missing: [denied('ram/ListPoliciesForUser', 'alice').because] }),
    given,
    source: 'ram/ListPoliciesForUser',
  },
  'unknown: who owns the cluster was refused': {
    subject: user(held('cs', allowing(['cs:*']))),
    given: {
      ...given,
      userPermissions: [userPermissions([], { grants: denied('cs/DescribeUserPermission') })],
    },
    source: 'cs/DescribeUserPermission',
  },
  'unknown: who owns the cluster was not asked': {
    subject: user(held('cs', allowing(['cs:*']))),
    given: { ...given, userPermissions: [] },
    source: 'cs/DescribeUserPermission',
  },
  'unknown: certain roles, and the roles of nodes were not read': {
    subject: user(held('one', allowing(['ram:PassRole'], only('acs:ram:*:*:role/backup')))),
    given: { ...given, nodePools: [] },
    partial: ['nodePools'],
  },
  'unknown: clusters are missing': { subject: userRights(), given, partial: ['clusters'] },
  'unknown: who may become the role was refused': {
    subject: roleRights({ policies: [passesRoles], trust: denied('ram/GetRole', 'deployer') }),
    given,
    source: 'ram/GetRole',
  },
  'fail: a role of machines that are no nodes': {
    subject: roleRights({ policies: [passesRoles], trust: ofMachines }),
    given,
  },
  'unknown: a role of machines, and the pools were not all read': {
    subject: roleRights({ policies: [passesRoles], trust: ofMachines }),
    given,
    partial: ['nodePools'],
  },
  'unknown: a role of machines, and a pool does not tell its role': {
    subject: roleRights({ policies: [passesRoles], trust: ofMachines }),
    given: { ...given, nodePools: [nodePool({ ramRole: denied('cs/DescribeClusterNodePools') })] },
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: the role of nodes is told elsewhere': {
    subject: roleRights({
      name: known('KubernetesWorkerRole-1'),
      policies: [passesRoles],
      trust: ofMachines,
    }),
    given,
  },
  'not-applicable: allowed everything': { subject: user(held('all', allowing(['*']))), given },
  'not-applicable: a role of Alibaba Cloud for its own services': {
    subject: roleRights({
      name: known('AliyunCSDefaultRole'),
      policies: [passesRoles],
      trust: trusting({ services: ['cs.aliyuncs.com'] }),
    }),
    given,
  },
});
