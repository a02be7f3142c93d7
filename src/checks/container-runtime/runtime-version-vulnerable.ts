import { touchesRuntime } from '../../model/derive/runtime-packages.ts';
import { defineCheck } from '../kit/define-check.ts';
import { fail, passAsOf, unknown } from '../kit/verdicts.ts';
import { namesOf, openEvidence, runtimeAdvisories, sawNames, unreadRuntime } from '../kit/vulnerabilities.ts';

export default defineCheck({
  id: 'runtime-version-vulnerable',
  title: { en: 'Container runtime has known vulnerabilities', 'zh-CN': '容器运行时存在已知漏洞' },
  layer: 'container-runtime',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'vulnerabilityReports',
  reads: ['componentAdvisories'],
  message: {
    en: 'Known vulnerabilities of the container runtime ({runtime}) open on {node}: {count}, among them {names}',
    'zh-CN': '{node} 的容器运行时（{runtime}）存在 {count} 个未修复的漏洞，包括 {names}',
  },
  act: {
    step: {
      en: 'Upgrade the container runtime of the node pool',
      'zh-CN': '升级节点池的容器运行时',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Kubelet Update > Runtime',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > Kubelet 升级 > 运行时',
    },
    call: 'aliyun cs POST /clusters/{cluster}/nodepools/{nodePool}/upgrade --body \'{"runtime_type":"containerd","runtime_version":"<version>","rolling_policy":{"max_parallelism":1}}\'',
  },
  references: ['https://www.alibabacloud.com/help/en/ack/product-overview/release-notes-for-containerd'],
  judge(row, { tables }) {
    const { open, gaps, lastScan, runtimeVersion } = row;
    const reported = open.filter(({ packages }) => touchesRuntime(packages) === true);
    const matched = runtimeAdvisories(row, tables);
    if (reported.length + matched.names.length > 0) {
      const runtime = runtimeVersion.known ? runtimeVersion.value : '-';
      const names = [...namesOf(reported), ...matched.names];
      return fail({ ...sawNames(row, names), runtime }, [...matched.evidence, ...openEvidence(reported)]);
    }
    const untold = open.flatMap(({ packages }) => (packages.known ? [] : [packages.because]));
    if (gaps.length + untold.length > 0) return unknown(...gaps, ...untold);
    // A version that nobody read may be open to any of them.
    const unread = unreadRuntime(row);
    if (unread !== undefined) return unknown(unread);
    return lastScan.known ? passAsOf(lastScan.value) : unknown(lastScan);
  },
});
