import { parseVersion } from '../../kernel/version.ts';
import { touchesRuntime } from '../../model/derive/runtime-packages.ts';
import { defineCheck } from '../kit/define-check.ts';
import { onEdgeRows } from '../kit/nodes.ts';
import { evidenceOf, fail, passAsOf, unknown } from '../kit/verdicts.ts';
import { nameOf, openEvidence, runtimeAdvisories, unreadRuntime } from '../kit/vulnerabilities.ts';

/** The oldest containerd that ACK's release notes still mend. */
const OLDEST = { major: 1, minor: 6 };

export default defineCheck({
  id: 'edge-runtime-outdated',
  title: { en: 'Container runtime of an edge node is outdated', 'zh-CN': '边缘节点容器运行时版本过旧' },
  layer: 'edge-node',
  duty: 'apply-fix',
  severity: 'medium',
  subject: 'vulnerabilityReports',
  reads: ['componentAdvisories'],
  message: {
    en: 'Container runtime {runtime} of edge node {node} has known flaws or is no longer mended',
    'zh-CN': '边缘节点 {node} 的容器运行时 {runtime} 存在已知缺陷或已不再维护',
  },
  act: {
    step: {
      en: 'Move the workloads of {node} to a node pool with a current containerd',
      'zh-CN': '将 {node} 上的工作负载迁移到使用新版 containerd 的节点池',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池',
    },
  },
  references: ['https://www.alibabacloud.com/help/en/ack/product-overview/release-notes-for-containerd'],
  applies: onEdgeRows,
  judge(row, { tables }) {
    if (!row.edge.known) return unknown(row.edge);
    const { open, gaps, lastScan, runtimeVersion } = row;
    const runtime = runtimeVersion.known ? runtimeVersion.value : '-';
    const saw = { node: nameOf(row), runtime };
    const found = open.filter(({ packages }) => touchesRuntime(packages) === true);
    const matched = runtimeAdvisories(row, tables);
    if (found.length + matched.names.length > 0)
      return fail(saw, [...matched.evidence, ...openEvidence(found)]);
    if (!runtimeVersion.known) return unknown(runtimeVersion);
    if (isUnmended(runtime)) return fail(saw, evidenceOf(runtimeVersion));
    const untold = open.flatMap(({ packages }) => (packages.known ? [] : [packages.because]));
    if (gaps.length + untold.length > 0) return unknown(...gaps, ...untold);
    const unread = unreadRuntime(row);
    if (unread !== undefined) return unknown(unread);
    return lastScan.known ? passAsOf(lastScan.value) : unknown(lastScan);
  },
});

/** `docker://…` of any version, or a containerd before the oldest that is mended. */
function isUnmended(runtime: string): boolean {
  if (runtime.startsWith('docker://')) return true;
  const version = runtime.startsWith('containerd://')
    ? parseVersion(runtime.slice('containerd://'.length))
    : undefined;
  if (version === undefined) return false;
  return version.major < OLDEST.major || (version.major === OLDEST.major && version.minor < OLDEST.minor);
}
