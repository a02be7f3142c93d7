import { edgeOf } from '../../model/derive/edge.ts';
import { defineCheck } from '../kit/define-check.ts';
import { autonomyOf } from '../kit/edge-autonomy.ts';
import { undocumented } from '../kit/gaps.ts';
import { notAtTheEdge } from '../kit/nodes.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'edge-autonomy-unset',
  title: { en: 'Autonomy does not fit the kind of node', 'zh-CN': '节点自治设置与节点类型不符' },
  layer: 'edge-node',
  duty: 'maintain',
  severity: 'low',
  subject: 'nodes',
  reads: ['clusters', 'nodePools'],
  message: {
    en: 'Autonomy of {name} is {autonomy}, which does not fit a node {place}',
    'zh-CN': '{name} 的自治设置为 {autonomy}，与其所处位置（{place}）不符',
  },
  act: {
    step: {
      en: 'Set the autonomy of {name}: on at the edge, off in the cloud',
      'zh-CN': '设置 {name} 的自治：边缘节点开启，云端节点关闭',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Nodes > Node Autonomy',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点 > 节点自治设置',
    },
    call: 'kubectl annotate node {node} node.beta.alibabacloud.com/autonomy=<true|false> --overwrite',
  },
  references: ['https://www.alibabacloud.com/help/en/ack/ack-edge/user-guide/node-autonomy'],
  judge(node, { tables }) {
    const edge = edgeOf(node, tables.nodePools, tables.clusters);
    if (!edge.known) return unknown(edge);
    const { autonomy } = node;
    // A cloud node of an Edge cluster can have it too; of other clusters, none can.
    const profile = tables.clusters.get(node.cluster)?.profile;
    if (!edge.value && profile?.known && profile.value !== 'Edge') return notAtTheEdge;
    if (!autonomy.known) return unknown(autonomy);
    const lasts = autonomyOf(autonomy);
    if (lasts === undefined) return unknown(undocumented(autonomy));
    const saw = {
      name: node.name,
      autonomy: autonomy.value === '' ? 'unset' : autonomy.value,
      place: edge.value ? 'at the edge' : 'in the cloud',
    };
    if (edge.value) return lasts > 0 ? pass : fail(saw, evidenceOf(autonomy));
    return lasts > 0 ? fail(saw, evidenceOf(autonomy)) : notAtTheEdge;
  },
});
