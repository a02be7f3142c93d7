import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known, nodePool } from '../kit/rows.ts';
import { ingress, securityGroup } from '../kit/rows-security-groups.ts';

const withRules = (...rules: ReturnType<typeof ingress>[]) => ({
  clusters: [cluster()],
  securityGroups: [securityGroup('sg-1', { rules: known(rules) })],
});
const ssh = ingress('0.0.0.0/0', '22/22', { priority: 2 });
const refused = denied('ecs/DescribeSecurityGroupAttribute', 'sg-1');

export default defineCases('nodePools', {
  'fail: SSH from anywhere': {
    subject: nodePool(),
    given: withRules(ingress('0.0.0.0/0', '22/22')),
    saw: { name: 'workers', groups: ['sg-1'], ports: ['tcp/22'] },
  },
  'fail: all ports from anywhere': {
    subject: nodePool(),
    given: withRules(ingress('0.0.0.0/0', '-1/-1', { protocol: 'all' })),
  },
  'fail: node ports from anywhere by IPv6': {
    subject: nodePool(),
    given: withRules(ingress('::/0', '30000/32767')),
    saw: { name: 'workers', groups: ['sg-1'], ports: ['tcp/30000-32767'] },
  },
  'fail: the kubelet, in a range around it': {
    subject: nodePool(),
    given: withRules(ingress('0.0.0.0/0', '10000/11000')),
    saw: { name: 'workers', groups: ['sg-1'], ports: ['tcp/10250', 'tcp/10255'] },
  },
  'fail: the group of the cluster, for a pool without its own': {
    subject: nodePool({ securityGroups: known([]) }),
    given: withRules(ingress('0.0.0.0/0', '3389/3389')),
  },
  'fail: one of two groups': {
    subject: nodePool({ securityGroups: known(['sg-1', 'sg-2']) }),
    given: {
      clusters: [cluster()],
      securityGroups: [securityGroup('sg-1', { rules: known([ssh]) }), securityGroup('sg-2')],
    },
  },
  'fail: a rule that drops comes later': {
    subject: nodePool(),
    given: withRules(
      ingress('0.0.0.0/0', '22/22'),
      ingress('0.0.0.0/0', '22/22', { policy: 'drop', priority: 2 }),
    ),
  },
  'pass: a rule that drops comes first': {
    subject: nodePool(),
    given: withRules(
      ingress('0.0.0.0/0', '22/22', { priority: 2 }),
      ingress('0.0.0.0/0', '22/22', { policy: 'drop', priority: 1 }),
    ),
  },
  'pass: another group drops it first': {
    subject: nodePool({ securityGroups: known(['sg-1', 'sg-2']) }),
    given: {
      clusters: [cluster()],
      securityGroups: [
        securityGroup('sg-1', { rules: known([ssh]) }),
        securityGroup('sg-2', { rules: known([{ ...ssh, policy: 'drop', priority: 1 }]) }),
      ],
    },
  },
  'pass: SSH from an office': {
    subject: nodePool(),
    given: withRules(ingress('203.0.113.0/26', '22/22')),
  },
  'pass: the web from anywhere': {
    subject: nodePool(),
    given: withRules(ingress('0.0.0.0/0', '443/443')),
  },
  'pass: ping from anywhere': {
    subject: nodePool(),
    given: withRules(ingress('0.0.0.0/0', '-1/-1', { protocol: 'icmp' })),
  },
  'unknown: the rules were refused': {
    subject: nodePool(),
    given: { clusters: [cluster()], securityGroups: [securityGroup('sg-1', { rules: refused })] },
    source: 'ecs/DescribeSecurityGroupAttribute',
  },
  'unknown: another group, which may drop it, was not read': {
    subject: nodePool({ securityGroups: known(['sg-1', 'sg-2']) }),
    given: withRules(ssh),
    source: 'ecs/DescribeSecurityGroupAttribute',
  },
  'unknown: the group was not asked for': {
    subject: nodePool({ securityGroups: known(['sg-1', 'sg-2']) }),
    given: withRules(),
    source: 'ecs/DescribeSecurityGroupAttribute',
  },
  'unknown: the groups of the pool were not read': {
    subject: nodePool({ securityGroups: denied('cs/DescribeClusterNodePools', 'c0aa') }),
    given: withRules(),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: the answer does not say the groups of the pool': {
    subject: nodePool({ securityGroups: absent('cs/DescribeClusterNodePools', 'security_group_ids') }),
    given: withRules(),
  },
  'unknown: neither the pool nor the cluster says a group': {
    subject: nodePool({ securityGroups: known([]) }),
    given: { clusters: [cluster({ securityGroup: denied('cs/DescribeClusterDetail', 'c0aa') })] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: a prefix list may be anyone': {
    subject: nodePool(),
    given: withRules({
      ...ingress('0.0.0.0/0', '22/22'),
      source: { kind: 'prefix-list', text: 'pl-1' },
    }),
  },
  'not-applicable: an edge pool': { subject: nodePool({ type: known('edge') }), given: withRules() },
});
