import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, node, nodePool } from '../kit/rows.ts';

const given = {
  clusters: [cluster({ profile: known('Edge') })],
  nodePools: [nodePool({ type: known('edge') })],
};
const edge = { edgeWorker: known('true') };

export default defineCases('nodes', {
  'fail: an edge node without autonomy': {
    subject: node(edge),
    given,
    saw: { name: 'cn-hangzhou.192.168.0.10', autonomy: 'unset', place: 'at the edge' },
  },
  'fail: a cloud node with autonomy': {
    subject: node({ edgeWorker: known('false'), autonomy: known('true') }),
    given: { ...given, nodePools: [nodePool()] },
    saw: { name: 'cn-hangzhou.192.168.0.10', autonomy: 'true', place: 'in the cloud' },
  },
  'pass: autonomy is on': { subject: node({ ...edge, autonomy: known('true') }), given },
  'pass: autonomy for a time': { subject: node({ ...edge, autonomy: known('24h') }), given },
  'unknown: the annotation was not read': {
    subject: node({ ...edge, autonomy: denied('kubernetes/nodes') }),
    given,
    source: 'kubernetes/nodes',
  },
  'unknown: the annotation of a cloud node of an Edge cluster was not read': {
    subject: node({ edgeWorker: known('false'), autonomy: denied('kubernetes/nodes') }),
    given: { ...given, nodePools: [nodePool()] },
    source: 'kubernetes/nodes',
  },
  'not-applicable: a node of an ordinary cluster': {
    subject: node({ autonomy: denied('kubernetes/nodes') }),
    given: { clusters: [cluster()], nodePools: [nodePool()] },
  },
  'not-applicable: a cloud node without autonomy': {
    subject: node({ edgeWorker: known('false') }),
    given: { ...given, nodePools: [nodePool()] },
  },
});
