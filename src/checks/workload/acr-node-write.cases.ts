import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known, nodePool } from '../kit/rows.ts';
import { allowing, held, muddled, roleRights, unreadPolicy } from '../kit/rows-ram-rights.ts';

const via = { via: { kind: 'role', name: 'KubernetesWorkerRole-1' } } as const;
const pool = nodePool({ ramRole: known('KubernetesWorkerRole-1') });
const having = (...policies: ReturnType<typeof held>[]) => ({
  nodePools: [pool],
  ramRights: [roleRights({ name: known('KubernetesWorkerRole-1'), policies })],
});
const only = (...values: string[]) => ({ resources: { values, allBut: false } });
const push = ['cr:PushRepository'];
const saw = { name: 'shop-prod', roles: ['KubernetesWorkerRole-1'], actions: push, policies: ['push'] };
const subject = cluster();

export default defineCases('clusters', {
  'fail: it may push': { subject, given: having(held('push', allowing(push), via)), saw },
  'fail: it may push to one repository': {
    subject,
    given: having(held('push', allowing(push, only('acs:cr:*:*:repository/cri-1/shop/web')), via)),
    saw,
  },
  'fail: it may push to a namespace of the Personal Edition': {
    subject,
    given: having(held('push', allowing(push, only('acs:cr:*:*:repository/shop/*')), via)),
    saw,
  },
  'fail: all of the product': {
    subject,
    given: having(held('push', allowing(['cr:*']), via)),
    saw: {
      ...saw,
      actions: ['cr:DeleteRepoTag', 'cr:DeleteRepository', 'cr:DeleteRepositoryTag', 'cr:PushRepository'],
    },
  },
  'fail: whatever else was not read': {
    subject,
    given: having(held('push', allowing(push), via), held('old', allowing(['ecs:Describe*']), via)),
  },
  'fail: the role is spelt in lower case': {
    subject,
    given: {
      nodePools: [pool],
      ramRights: [
        roleRights({ name: known('kubernetesworkerrole-1'), policies: [held('push', allowing(push), via)] }),
      ],
    },
    saw,
  },
  'pass: what nodes need': {
    subject,
    given: having(
      held(
        'pull',
        allowing(['cr:GetAuthorizationToken', 'cr:ListInstanceEndpoint', 'cr:PullRepository']),
        via,
      ),
    ),
  },
  'pass: no policy': { subject, given: having() },
  'not-applicable: machines of an edge pool only': {
    subject,
    given: { nodePools: [nodePool({ type: known('edge') })] },
  },
  'unknown: the pools were not read': { subject, partial: ['nodePools'], source: 'test/nodePools' },
  'unknown: the role of a pool was not read': {
    subject,
    given: { nodePools: [nodePool({ ramRole: denied('cs/DescribeClusterNodePools', 'c0aa') })] },
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: the pool names no role': {
    subject,
    given: {
      nodePools: [
        nodePool({ ramRole: absent('cs/DescribeClusterNodePools', 'scaling_group.ram_role_name') }),
      ],
    },
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: RAM does not list the role': { subject, given: { nodePools: [pool] }, source: 'ram/ListRoles' },
  'unknown: the roles were not read': {
    subject,
    given: { nodePools: [pool] },
    partial: ['ramRights'],
    source: 'test/ramRights',
  },
  'unknown: a policy was not read': {
    subject,
    given: having(unreadPolicy('mystery', via)),
    source: 'ram/GetPolicy',
  },
  'unknown: a policy that cannot be understood': {
    subject,
    given: having(held('odd', muddled(), via)),
    source: 'ram/GetPolicy',
  },
});
