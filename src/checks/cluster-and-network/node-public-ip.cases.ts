import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { nodeMachine, poolMachines } from '../kit/rows-machines.ts';

export default defineCases('machineSettings', {
  'fail: the pool gives out public addresses': {
    subject: poolMachines({ publicAccess: known(true) }),
    saw: { kind: 'node-pool', name: 'np0bb' },
  },
  'fail: the instance has one': {
    subject: nodeMachine({ publicAccess: known(true) }),
    saw: { kind: 'node', name: 'cn-hangzhou.192.168.0.10' },
  },
  'fail: it has one, and what it is was not read': {
    subject: nodeMachine({ publicAccess: known(true), ecs: denied('cs/DescribeClusterNodes', 'c0aa') }),
  },
  'pass: the pool gives out none': { subject: poolMachines() },
  'pass: the instance has none': { subject: nodeMachine() },
  'unknown: the instances were not read': {
    subject: nodeMachine({ publicAccess: denied('ecs/DescribeInstances') }),
    source: 'ecs/DescribeInstances',
  },
  'unknown: the pool was not read': {
    subject: poolMachines({ publicAccess: denied('cs/DescribeClusterNodePools', 'c0aa') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: an edge machine': {
    subject: nodeMachine({ ecs: known(false), publicAccess: denied('ecs/DescribeInstances') }),
  },
});
