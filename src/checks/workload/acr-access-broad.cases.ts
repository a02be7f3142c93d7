import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, nodePool } from '../kit/rows.ts';
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

const alice = 'acs:ram::1000000000000001:user/alice';
const only = (...values: string[]) => ({ resources: { values, allBut: false } });
const user = (...policies: ReturnType<typeof held>[]) => userRights({ policies });
const push = ['cr:PushRepository'];
const condition = { operator: 'IpAddress', key: 'acs:SourceIp', values: ['10.0.0.0/8'] };
const writes = ['cr:DeleteRepoTag', 'cr:DeleteRepository', 'cr:DeleteRepositoryTag', 'cr:PushRepository'];
const deny = (resource: string) =>
  held('no', saying({ effect: 'Deny', actions: { values: push, allBut: false }, ...only(resource) }));
const ofNodes = roleRights({
  name: known('KubernetesWorkerRole-1'),
  trust: trusting({ services: ['ecs.aliyuncs.com'] }),
  policies: [held('build', allowing(['cr:*']))],
});
const nodes = { clusters: [cluster()], nodePools: [nodePool()] };

export default defineCases('ramRights', {
  'fail: everything in the registry': {
    subject: user(held('all', allowing(['cr:*']))),
    saw: { identity: alice, actions: writes, policies: ['all'] },
  },
  'fail: pushing to everything': {
    subject: user(held('push', allowing(push))),
    saw: { identity: alice, actions: push, policies: ['push'] },
  },
  'fail: pushing to every repository': {
    subject: user(held('push', allowing(push, only('acs:cr:*:*:repository/*')))),
    saw: { identity: alice, actions: push, policies: ['push'] },
  },
  'fail: deleting in a whole instance': {
    subject: user(held('tidy', allowing(['cr:Delete*'], only('acs:cr:cn-hangzhou:*:repository/cri-1/*')))),
    saw: {
      identity: alice,
      actions: ['cr:DeleteRepoTag', 'cr:DeleteRepository', 'cr:DeleteRepositoryTag'],
      policies: ['tidy'],
    },
  },
  'fail: the repositories of one namespace are taken away again': {
    subject: user(held('push', allowing(push)), deny('acs:cr:*:*:repository/cri-1/secret/*')),
  },
  'fail: whatever another policy says': {
    subject: user(
      held('push', allowing(push)),
      held('odd', saying({ actions: { values: ['oss:*'], allBut: false } })),
    ),
  },
  'fail: a role that users may become': {
    subject: roleRights({ policies: [held('push', allowing(push))] }),
  },
  'fail: a role of machines that are no nodes': {
    subject: { ...ofNodes, name: known('builder') },
    given: nodes,
  },
  'pass: pulling': { subject: user(held('pull', allowing(['cr:Pull*', 'cr:Get*', 'cr:List*']))) },
  'pass: nothing': { subject: userRights() },
  'pass: a namespace': {
    subject: user(held('push', allowing(['cr:*'], only('acs:cr:*:*:repository/cri-1/shop/*')))),
  },
  'pass: one repository': {
    subject: user(held('push', allowing(push, only('acs:cr:*:*:repository/cri-1/shop/web')))),
  },
  'pass: a namespace of the Personal Edition': {
    subject: user(held('push', allowing(push, only('acs:cr:*:*:repository/shop/*')))),
  },
  'pass: a namespace of that name in every instance': {
    subject: user(held('push', allowing(push, only('acs:cr:*:*:repository/*/shop/*')))),
  },
  'pass: charts': { subject: user(held('push', allowing(['cr:PushChart'], only('acs:cr:*:*:chart/*')))) },
  'pass: all that is allowed is denied': {
    subject: user(held('push', allowing(push, only('acs:cr:*:*:repository/*'))), deny('*')),
  },
  'pass: resources of another product': {
    subject: user(held('odd', allowing(['*'], only('acs:oss:*:*:*')))),
  },
  'not-applicable: everything everywhere': { subject: user(held('admin', allowing(['*']))) },
  'not-applicable: nodes run with the role': { subject: ofNodes, given: nodes },
  'not-applicable: a service of Alibaba Cloud': {
    subject: roleRights({
      name: known('AliyunContainerRegistryDefaultRole'),
      trust: trusting({ services: ['cr.aliyuncs.com'] }),
      policies: [held('push', allowing(push))],
    }),
  },
  'unknown: a policy was not read': { subject: user(unreadPolicy('mystery')), source: 'ram/GetPolicy' },
  'unknown: a policy that cannot be understood': {
    subject: user(held('odd', muddled())),
    source: 'ram/GetPolicy',
  },
  'unknown: a condition': {
    subject: user(held('push', allowing(push, { conditions: [condition] }))),
    source: 'ram/GetPolicy',
  },
  'unknown: a condition on a whole instance': {
    subject: user(
      held('push', allowing(push, { ...only('acs:cr:*:*:repository/cri-1/*'), conditions: [condition] })),
    ),
    source: 'ram/GetPolicy',
  },
  'unknown: a list of policies was not read': {
    subject: userRights({ missing: [denied('ram/ListPoliciesForUser', 'alice').because] }),
    source: 'ram/ListPoliciesForUser',
  },
  'unknown: who may become the role was not read': {
    subject: roleRights({
      policies: [held('push', allowing(push))],
      trust: denied('ram/GetRole', 'deployer'),
    }),
    source: 'ram/GetRole',
  },
  'unknown: which roles nodes run with was not read': {
    subject: { ...ofNodes, name: known('builder') },
    given: { clusters: [cluster()] },
    partial: ['nodePools'],
    source: 'test/nodePools',
  },
});
