import { edgeOf } from '../../model/derive/edge.ts';
import { defineCheck } from '../kit/define-check.ts';
import { autonomyOf } from '../kit/edge-autonomy.ts';
import { notAtTheEdge, onEdgeNodes } from '../kit/nodes.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const atHome = {
  severity: 'low',
  severityReason: {
    en: 'It is offline under autonomy: its pods go on',
    'zh-CN': '节点处于自治离线状态，Pod 继续运行',
  },
} as const;
const overdue = {
  severity: 'high',
  severityReason: { en: 'No autonomy covers so long an absence', 'zh-CN': '离线时间已超出节点自治范围' },
} as const;

export default defineCheck({
  id: 'edge-node-not-ready',
  title: { en: 'Edge node does not report', 'zh-CN': '边缘节点未上报状态' },
  layer: 'edge-node',
  duty: 'maintain',
  severity: 'medium',
  subject: 'nodes',
  reads: ['clusters', 'nodePools'],
  message: {
    en: 'Edge node {name} is {status}: its patch level is not known meanwhile',
    'zh-CN': '边缘节点 {name} 状态为 {status}，期间无法获知其补丁情况',
  },
  act: {
    step: {
      en: 'Restore the link of {name} or repair the machine',
      'zh-CN': '恢复 {name} 的网络连接或修复该机器',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Nodes',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点',
    },
    call: 'kubectl describe node {node}',
  },
  references: ['https://www.alibabacloud.com/help/en/ack/ack-edge/user-guide/node-autonomy'],
  applies: onEdgeNodes,
  judge(node, { tables, time }) {
    const edge = edgeOf(node, tables.nodePools, tables.clusters);
    if (!edge.known) return unknown(edge);
    if (!edge.value) return notAtTheEdge;
    if (node.ready.known && node.ready.value) return pass;
    const offline = node.status.known && node.status.value !== 'Ready';
    // What ACK lists as ready may have stopped reporting to the API server since.
    if (!node.ready.known && !offline) return unknown(node.ready);
    const status = node.status.known && offline ? node.status.value : 'NotReady';
    const evidence = evidenceOf(node.ready, ...(offline ? [node.status] : []));
    const since = node.readySince.known ? node.readySince.value : undefined;
    const autonomy = autonomyOf(node.autonomy);
    if (autonomy === undefined) return fail({ name: node.name, status }, evidence);
    const covered = autonomy > 0 && (since === undefined || time - since <= autonomy);
    return fail(
      { name: node.name, status },
      [...evidence, ...evidenceOf(node.autonomy)],
      covered ? atHome : overdue,
    );
  },
});
