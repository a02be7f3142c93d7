import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { nodeMachine, poolMachines } from '../kit/rows-machines.ts';

export default defineCases('machineSettings', {
  'fail: the pool leaves tokens optional': {
    subject: poolMachines({ metadata: known('open') }),
    saw: { kind: 'node-pool', name: 'np0bb' },
  },
  'fail: the instance does, whatever its pool says now': {
    subject: nodeMachine({ metadata: known('open') }),
    saw: { kind: 'node', name: 'cn-hangzhou.192.168.0.10' },
  },
  'pass: tokens are required': { subject: poolMachines() },
  'pass: the metadata service is off': { subject: nodeMachine({ metadata: known('off') }) },
  'unknown: the detail of the pool was refused': {
    subject: poolMachines({ metadata: denied('cs/DescribeClusterNodePoolDetail', 'c0aa', 'np0bb') }),
    source: 'cs/DescribeClusterNodePoolDetail',
  },
  'unknown: the instances were not read': {
    subject: nodeMachine({ metadata: denied('ecs/DescribeInstances') }),
    source: 'ecs/DescribeInstances',
  },
  'not-applicable: an edge machine': { subject: nodeMachine({ ecs: known(false), metadata: known('open') }) },
});
