import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, node, nodePool } from '../kit/rows.ts';

const given = {
  clusters: [cluster({ profile: known('Edge') })],
  nodePools: [nodePool({ type: known('edge') })],
};
const edge = { edgeWorker: known('true') };

export default defineCases('nodes', {
  'fail: it is not ready and has no autonomy': {
    subject: node({ ...edge, ready: known(false), status: known('NotReady') }),
    given,
    saw: { name: 'cn-hangzhou.192.168.0.10', status: 'NotReady' },
    severity: 'high',
  },
  'fail: it is offline under autonomy': {
    subject: node({ ...edge, ready: known(false), status: known('Offline'), autonomy: known('true') }),
    given,
    saw: { name: 'cn-hangzhou.192.168.0.10', status: 'Offline' },
    severity: 'low',
  },
  'fail: it is away for longer than its autonomy lasts': {
    subject: node({ ...edge, ready: known(false), autonomy: known('1h') }),
    given,
    severity: 'high',
  },
  'fail: the autonomy was not read': {
    subject: node({ ...edge, ready: known(false), autonomy: denied('kubernetes/nodes') }),
    given,
    severity: 'medium',
  },
  'pass: it is ready': { subject: node(edge), given },
  'unknown: only ACK says that it is ready': {
    subject: node({ ...edge, ready: denied('kubernetes/nodes') }),
    given,
    source: 'kubernetes/nodes',
  },
  'not-applicable: a cloud node of an edge cluster': {
    subject: node({ edgeWorker: known('false'), ready: known(false) }),
    given,
  },
});
