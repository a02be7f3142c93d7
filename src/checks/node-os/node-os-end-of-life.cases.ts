import { defineCases } from '../kit/define-cases.ts';
import { denied, known, NODE, node, nodePool } from '../kit/rows.ts';

const NODES = 'kubernetes/nodes';
const unread = denied(NODES, 'c0aa');

export default defineCases('nodes', {
  'fail: CentOS 7': {
    subject: node({ osImage: known('CentOS Linux 7 (Core)') }),
    given: { nodePools: [nodePool()] },
    saw: { name: NODE, os: 'CentOS Linux 7 (Core)', day: '2024-06-30' },
  },
  'fail: Alibaba Cloud Linux 2': {
    subject: node({ osImage: known('Alibaba Cloud Linux (Aliyun Linux) 2.1903 LTS (Hunting Beagle)') }),
  },
  'fail: the day after support ended': {
    subject: node({ osImage: known('Ubuntu 22.04.5 LTS') }),
    time: '2027-05-01T00:00:00Z',
  },
  'fail: the node was not read, and runs the image of a CentOS pool': {
    subject: node({ osImage: unread }),
    given: { nodePools: [nodePool({ imageType: known('CentOS') })] },
    saw: { name: NODE, os: 'CentOS', day: '2024-06-30' },
  },
  'pass: the last day of support': {
    subject: node({ osImage: known('Ubuntu 22.04.5 LTS') }),
    time: '2027-04-30T23:59:59Z',
  },
  'pass: Alibaba Cloud Linux 3': { subject: node(), given: { nodePools: [nodePool()] } },
  'pass: ContainerOS, for which no end is published': {
    subject: node({ osImage: known('ContainerOS 3.5') }),
  },
  'unknown: a system that is not known': { subject: node({ osImage: known('Mystery OS 1') }) },
  'unknown: the node was not read': {
    subject: node({ osImage: unread }),
    given: { nodePools: [nodePool()] },
    source: NODES,
  },
  'unknown: the node was not read, and may run an older image than its CentOS pool': {
    subject: node({ osImage: unread, imageId: known('other.vhd') }),
    given: { nodePools: [nodePool({ imageType: known('CentOS') })] },
    source: NODES,
  },
  'unknown: neither the node nor its image was read': {
    subject: node({ osImage: unread, imageId: denied('cs/DescribeClusterNodes', 'c0aa') }),
    given: { nodePools: [nodePool({ imageType: known('CentOS') })] },
    source: NODES,
  },
});
