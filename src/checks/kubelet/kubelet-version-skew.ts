import { minorOf } from '../../kernel/version.ts';
import { edgeOf } from '../../model/derive/edge.ts';
import { defineCheck } from '../kit/define-check.ts';
import { clusterOf } from '../kit/nodes.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';
import { isOlderMinor, oldestServed, skewOf } from '../kit/version-skew.ts';

const LIMIT = 3;
const EDGE_LIMIT = 2;

export default defineCheck({
  id: 'kubelet-version-skew',
  title: {
    en: 'kubelet and control plane are too far apart',
    'zh-CN': 'kubelet 与控制面版本偏差超出支持范围',
  },
  layer: 'kubelet',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'nodes',
  reads: ['clusters', 'kubernetesVersions', 'nodePools'],
  message: {
    en: 'kubelet of node {name} is {kubelet}, control plane {controlPlane}; at most {limit} minor versions behind are supported, and the oldest minor still served is {oldest}',
    'zh-CN':
      '节点 {name} 的 kubelet 版本为 {kubelet}，控制面版本为 {controlPlane}；最多支持落后 {limit} 个次要版本，仍受支持的最低次要版本为 {oldest}',
  },
  act: {
    step: {
      en: 'Upgrade the node pool to the version of the control plane, one minor version at a time',
      'zh-CN': '将节点池升级到控制面版本，每次一个次要版本',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Kubelet Update',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > Kubelet 升级',
    },
    call: 'aliyun cs POST /clusters/{cluster}/nodepools/{nodePool}/upgrade --body \'{"kubernetes_version":"{controlPlane}","rolling_policy":{"max_parallelism":1}}\'',
  },
  references: [
    'https://kubernetes.io/releases/version-skew-policy/',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/support-for-kubernetes-versions',
  ],
  judge(node, { tables, time }) {
    const cluster = clusterOf(node, tables.clusters);
    if ('known' in cluster) return unknown(cluster);
    const skew = skewOf(node, cluster);
    if ('known' in skew) return unknown(skew);
    const edge = edgeOf(node, tables.nodePools, tables.clusters);
    const limit = edge.known && edge.value ? EDGE_LIMIT : LIMIT;
    const oldest = oldestServed(cluster, tables.kubernetesVersions, time);
    const saw = { ...skew.saw, limit, oldest: 'known' in oldest ? '-' : minorOf(oldest) };
    if (skew.behind < 0 || skew.behind > limit) return fail(saw, [...skew.evidence, ...evidenceOf(edge)]);
    if (!edge.known && skew.behind > EDGE_LIMIT) return unknown(edge);
    if ('known' in oldest) return unknown(oldest);
    return isOlderMinor(skew.kubelet, oldest) ? fail(saw, skew.evidence) : pass;
  },
});
