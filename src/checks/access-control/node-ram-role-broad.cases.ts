import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known, nodePool } from '../kit/rows.ts';
import { allowing, held, muddled, roleRights, saying, unreadPolicy } from '../kit/rows-ram-rights.ts';

const via = { via: { kind: 'role', name: 'KubernetesWorkerRole-1' } } as const;
const system = { ...via, type: 'System' } as const;
const pool = nodePool({ ramRole: known('KubernetesWorkerRole-1') });
const having = (...policies: ReturnType<typeof held>[]) => ({
  nodePools: [pool],
  ramRights: [roleRights({ name: known('KubernetesWorkerRole-1'), policies })],
});
const condition = { operator: 'IpAddress', key: 'acs:SourceIp', values: ['10.0.0.0/8'] };
const only = (resource: string) => ({ resources: { values: [resource], allBut: false } });

export default defineCases('clusters', {
  'fail: whole products': {
    subject: cluster(),
    given: having(held('wide', allowing(['ecs:*', 'cr:Get*']), via)),
    saw: { name: 'shop-prod', roles: ['KubernetesWorkerRole-1'], grants: ['ecs:*'], policies: ['wide'] },
  },
  'fail: everything is said once': {
    subject: cluster(),
    given: having(held('wide', allowing(['*']), via)),
    saw: { name: 'shop-prod', roles: ['KubernetesWorkerRole-1'], grants: ['*'], policies: ['wide'] },
  },
  'fail: a system policy for a whole product, unread': {
    subject: cluster(),
    given: having(unreadPolicy('AliyunOSSFullAccess', system)),
    saw: {
      name: 'shop-prod',
      roles: ['KubernetesWorkerRole-1'],
      grants: ['AliyunOSSFullAccess'],
      policies: ['AliyunOSSFullAccess'],
    },
  },
  'fail: one action that hands a role on': {
    subject: cluster(),
    given: having(held('pass', allowing(['ram:PassRole']), via)),
    saw: {
      name: 'shop-prod',
      roles: ['KubernetesWorkerRole-1'],
      grants: ['ram:PassRole'],
      policies: ['pass'],
    },
  },
  'fail: all but a few actions': {
    subject: cluster(),
    given: having(held('but', saying({ actions: { values: ['ram:*'], allBut: true } }), via)),
  },
  'fail: one of two pools': {
    subject: cluster(),
    given: {
      nodePools: [
        pool,
        nodePool({ id: 'c0aa/np0cc', subject: 'np0cc', pool: 'np0cc', ramRole: known('gpu') }),
      ],
      ramRights: [
        roleRights({ name: known('KubernetesWorkerRole-1') }),
        roleRights({
          id: '300000000000000002',
          name: known('GPU'),
          policies: [held('oss', allowing(['oss:*']), via)],
        }),
      ],
    },
    saw: { name: 'shop-prod', roles: ['gpu'], grants: ['oss:*'], policies: ['oss'] },
  },
  'pass: what node components need': {
    subject: cluster(),
    given: having(held('narrow', allowing(['cr:GetAuthorizationToken', 'cr:PullRepository']), via)),
  },
  'pass: one bucket': {
    subject: cluster(),
    given: having(held('bucket', allowing(['oss:*'], only('acs:oss:*:*:logs/*')), via)),
  },
  'pass: one role may be handed on': {
    subject: cluster(),
    given: having(held('pass', allowing(['ram:PassRole'], only('acs:ram:*:*:role/backup')), via)),
  },
  'unknown: hands a role on, and an unread policy may deny it': {
    subject: cluster(),
    given: having(held('pass', allowing(['ram:PassRole']), via), unreadPolicy('other', via)),
    source: 'ram/GetPolicy',
  },
  'unknown: a policy was not read': {
    subject: cluster(),
    given: having(unreadPolicy('other', via)),
    source: 'ram/GetPolicy',
  },
  'unknown: a whole product on a condition': {
    subject: cluster(),
    given: having(held('wide', allowing(['ecs:*'], { conditions: [condition] }), via)),
    source: 'ram/GetPolicy',
  },
  'unknown: a statement that says nothing clear': {
    subject: cluster(),
    given: having(held('odd', muddled(), via)),
    source: 'ram/GetPolicy',
  },
  'unknown: the list of its policies was refused': {
    subject: cluster(),
    given: {
      nodePools: [pool],
      ramRights: [
        roleRights({
          name: known('KubernetesWorkerRole-1'),
          missing: [denied('ram/ListPoliciesForRole', 'KubernetesWorkerRole-1').because],
        }),
      ],
    },
    source: 'ram/ListPoliciesForRole',
  },
  'unknown: RAM does not list the role': {
    subject: cluster(),
    given: { nodePools: [pool], ramRights: [roleRights()] },
    source: 'ram/ListRoles',
  },
  'unknown: the roles were not read': {
    subject: cluster(),
    given: { nodePools: [pool] },
    partial: ['ramRights'],
  },
  'unknown: a pool does not tell its role': {
    subject: cluster(),
    given: {
      nodePools: [
        nodePool({ ramRole: absent('cs/DescribeClusterNodePools', 'scaling_group.ram_role_name') }),
      ],
    },
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: the pools were not all read': {
    subject: cluster(),
    given: having(held('narrow', allowing(['cr:PullRepository']), via)),
    partial: ['nodePools'],
  },
  'not-applicable: edge machines only': {
    subject: cluster(),
    given: { nodePools: [nodePool({ type: known('edge'), ramRole: absent('cs/x', 'ram_role_name') })] },
  },
});
