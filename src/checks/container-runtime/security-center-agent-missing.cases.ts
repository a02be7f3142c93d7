import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, NODE, node } from '../kit/rows.ts';
import { agent } from '../kit/rows-node-security.ts';

const AGENTS = 'sas/DescribeCloudCenterInstances';

export default defineCases('nodes', {
  'fail: the agent is offline': {
    subject: node(),
    given: { securityCenterAgents: [agent({ clientStatus: known('offline') })] },
    saw: { name: NODE, instance: 'i-1', status: 'offline' },
  },
  'fail: the agent is suspended': {
    subject: node(),
    given: { securityCenterAgents: [agent({ clientStatus: known('pause') })] },
  },
  'fail: offline, though the list was cut': {
    subject: node(),
    given: { securityCenterAgents: [agent({ clientStatus: known('offline') })] },
    partial: ['securityCenterAgents'],
  },
  'fail: a complete list does not have the instance': {
    subject: node(),
    given: { securityCenterAgents: [agent({ id: 'i-2', instance: 'i-2' })] },
    saw: { name: NODE, instance: 'i-1', status: 'missing' },
  },
  'pass: the agent is online': { subject: node(), given: { securityCenterAgents: [agent()] } },
  'pass: a machine of the edge whose agent is listed': {
    subject: node({ instance: known('u-edge'), isAliyunNode: known(false) }),
    given: { securityCenterAgents: [agent({ id: 'u-edge', instance: 'u-edge' })] },
  },
  'unknown: the list was cut before the instance': {
    subject: node(),
    partial: ['securityCenterAgents'],
    source: 'test/securityCenterAgents',
  },
  'unknown: the state of the agent was not read': {
    subject: node(),
    given: { securityCenterAgents: [agent({ clientStatus: absent(AGENTS, 'ClientStatus') })] },
    source: AGENTS,
  },
  'unknown: the state is none that is documented': {
    subject: node(),
    given: { securityCenterAgents: [agent({ clientStatus: known('dreaming') })] },
  },
  'unknown: the instance id was not read': {
    subject: node({ instance: denied('cs/DescribeClusterNodes') }),
    source: 'cs/DescribeClusterNodes',
  },
  'unknown: a machine that is no ECS instance': {
    subject: node({ instance: absent('cs/DescribeClusterNodes', 'instance_id'), isAliyunNode: known(false) }),
    source: AGENTS,
  },
});
