import { compareVersions } from '../../kernel/version.ts';
import { edgeOf } from '../../model/derive/edge.ts';
import { defineCheck } from '../kit/define-check.ts';
import { clusterOf, notAtTheEdge, onEdgeNodes } from '../kit/nodes.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';
import { skewOf } from '../kit/version-skew.ts';

/** Minors an edge node may be behind its control plane. */
const LIMIT = 2;
const unsupported = {
  severity: 'high',
  severityReason: {
    en: 'More than two minor versions behind is not supported at the edge',
    'zh-CN': '边缘节点最多支持落后控制面两个次要版本',
  },
} as const;

export default defineCheck({
  id: 'edge-kubelet-behind',
  title: {
    en: 'Edge node has not taken the delivered kubelet',
    'zh-CN': '边缘节点未升级到已下发的 kubelet 版本',
  },
  layer: 'edge-node',
  duty: 'apply-fix',
  severity: 'medium',
  subject: 'nodes',
  reads: ['clusters', 'nodePools'],
  message: {
    en: 'kubelet of edge node {name} is {kubelet}, control plane {controlPlane}',
    'zh-CN': '边缘节点 {name} 的 kubelet 版本为 {kubelet}，控制面版本为 {controlPlane}',
  },
  act: {
    step: {
      en: 'Run the upgrade tool on {name}, at most 20 nodes at a time',
      'zh-CN': '在 {name} 上运行升级工具，每批不超过 20 个节点',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool}',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool}',
    },
    call: 'edgeadm upgrade --interconnect-mode=<mode> --region={region}',
  },
  references: ['https://www.alibabacloud.com/help/en/ack/ack-edge/user-guide/upgrade-edge-node'],
  applies: onEdgeNodes,
  judge(node, { tables }) {
    const edge = edgeOf(node, tables.nodePools, tables.clusters);
    if (!edge.known) return unknown(edge);
    if (!edge.value) return notAtTheEdge;
    const cluster = clusterOf(node, tables.clusters);
    if ('known' in cluster) return unknown(cluster);
    const skew = skewOf(node, cluster);
    if ('known' in skew) return unknown(skew);
    if (skew.behind > LIMIT) return fail(skew.saw, skew.evidence, unsupported);
    return compareVersions(skew.kubelet, skew.controlPlane) < 0 ? fail(skew.saw, skew.evidence) : pass;
  },
});
