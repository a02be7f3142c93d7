import type { SecurityGroupRule } from '../../model/facts/security-group.ts';
import { defineCases } from '../kit/define-cases.ts';
import { denied, known, podTemplate } from '../kit/rows.ts';
import { ingress, securityGroup } from '../kit/rows-security-groups.ts';

const source = 'ecs/DescribeSecurityGroupAttribute';
const pod = (groups: unknown, ports: { containerPort: number; protocol?: string }[] = []) =>
  podTemplate(
    { containers: [{ name: 'app', image: 'a:1', ports }] },
    { virtual: true, annotations: { 'k8s.aliyun.com/eci-security-group': groups as string } },
  );
const having = (...rules: SecurityGroupRule[]) => ({
  securityGroups: [securityGroup('sg-1', { rules: known(rules) })],
});

export default defineCases('podTemplates', {
  'fail: SSH from anywhere': {
    subject: pod('sg-1', [{ containerPort: 80 }]),
    given: having(ingress('0.0.0.0/0', '22/22'), ingress('0.0.0.0/0', '80/80')),
    saw: { groups: ['sg-1'], ports: ['tcp/22'] },
  },
  'fail: a range around the declared port': {
    subject: pod('sg-1', [{ containerPort: 443 }]),
    given: having(ingress('0.0.0.0/0', '440/450')),
    saw: { groups: ['sg-1'], ports: ['tcp/440-442', 'tcp/444-450'] },
  },
  'fail: declared for TCP, open for UDP too': {
    subject: pod('sg-1', [{ containerPort: 53 }]),
    given: having(ingress('0.0.0.0/0', '53/53'), ingress('0.0.0.0/0', '53/53', { protocol: 'udp' })),
    saw: { groups: ['sg-1'], ports: ['udp/53'] },
  },
  'fail: IPv6 from anywhere': {
    subject: pod('sg-1'),
    given: having(ingress('::/0', '-1/-1', { protocol: 'all' })),
    saw: { groups: ['sg-1'], ports: ['tcp/1-65535', 'udp/1-65535'] },
  },
  'fail: the second group is open': {
    subject: pod('sg-1, sg-2'),
    given: {
      securityGroups: [
        securityGroup('sg-1'),
        securityGroup('sg-2', { rules: known([ingress('0.0.0.0/0', '22/22')]) }),
      ],
    },
    saw: { groups: ['sg-1', 'sg-2'], ports: ['tcp/22'] },
  },
  'fail: a worse priority drops too late': {
    subject: pod('sg-1'),
    given: having(
      ingress('0.0.0.0/0', '22/22'),
      ingress('0.0.0.0/0', '1/65535', { policy: 'drop', priority: 2 }),
    ),
  },
  'pass: dropped with the same priority': {
    subject: pod('sg-1'),
    given: having(ingress('0.0.0.0/0', '22/22'), ingress('0.0.0.0/0', '1/65535', { policy: 'drop' })),
  },
  'pass: another group of the pod drops it first': {
    subject: pod('sg-1,sg-2'),
    given: {
      securityGroups: [
        securityGroup('sg-1', { rules: known([ingress('0.0.0.0/0', '22/22', { priority: 5 })]) }),
        securityGroup('sg-2', {
          rules: known([ingress('0.0.0.0/0', '22/22', { policy: 'drop', priority: 4 })]),
        }),
      ],
    },
  },
  'pass: only the declared port': {
    subject: pod('sg-1', [{ containerPort: 443, protocol: 'TCP' }]),
    given: having(ingress('0.0.0.0/0', '443/443')),
  },
  'pass: only known sources, and ICMP': {
    subject: pod('sg-1'),
    given: having(ingress('10.0.0.0/8', '1/65535'), ingress('0.0.0.0/0', '-1/-1', { protocol: 'icmp' })),
  },
  'not-applicable: the pod runs on an ECS node': { subject: podTemplate() },
  'unknown: the pod names no group': {
    subject: podTemplate({}, { virtual: true }),
    source: 'kubernetes/pods',
  },
  'unknown: the annotation is not a text': { subject: pod(1), source: 'kubernetes/pods' },
  'unknown: only commas': { subject: pod(','), source: 'kubernetes/pods' },
  'unknown: the group was not asked for': { subject: pod('sg-9'), given: having(), source },
  'unknown: the rules were refused': {
    subject: pod('sg-1'),
    given: { securityGroups: [securityGroup('sg-1', { rules: denied(source, 'sg-1') })] },
    source,
  },
  'unknown: one group is open, and the other, unread, may drop it': {
    subject: pod('sg-1,sg-2'),
    given: having(ingress('0.0.0.0/0', '22/22')),
    source,
  },
  'unknown: a prefix list': {
    subject: pod('sg-1'),
    given: having(ingress('0.0.0.0/0', '22/22', { source: { kind: 'prefix-list', text: 'pl-1' } })),
    source,
  },
});
