import { defineCases } from '../kit/define-cases.ts';
import { denied, known, NODE, nodeScope } from '../kit/rows.ts';
import { poolImage } from '../kit/rows-node-security.ts';

export default defineCases('osImages', {
  'fail: the pool runs an image of the account': {
    subject: poolImage({ imageId: known('m-bp1example'), owner: known('custom') }),
    saw: { name: 'workers', image: 'm-bp1example' },
  },
  'fail: a node runs an older image than its pool, and a custom one': {
    subject: poolImage({ level: 'node', scope: nodeScope, imageId: known('m-old'), owner: known('custom') }),
    saw: { name: NODE, image: 'm-old' },
  },
  'fail: an id of an image resource, though ECS was not asked': {
    subject: poolImage({
      imageId: known('m-1'),
      owner: known('custom'),
      gaps: [denied('ecs/DescribeImages').because],
    }),
  },
  'pass: the image is a public one of Alibaba Cloud': { subject: poolImage() },
  'unknown: the owner of the image was not read': {
    subject: poolImage({ owner: denied('ecs/DescribeImages') }),
    source: 'ecs/DescribeImages',
  },
  'unknown: a public name, and ECS was not asked who owns the image': {
    subject: poolImage({ gaps: [denied('ecs/DescribeImages').because] }),
    source: 'ecs/DescribeImages',
  },
  'unknown: the image id was not read': {
    subject: poolImage({
      imageId: denied('cs/DescribeClusterNodePools'),
      owner: denied('cs/DescribeClusterNodePools'),
    }),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: the type of the pool was not read': {
    subject: poolImage({ owner: known('custom'), edge: denied('cs/DescribeClusterNodePools') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: an edge pool': { subject: poolImage({ edge: known(true), owner: known('custom') }) },
});
