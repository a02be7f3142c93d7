import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, passAsOf, unknown } from '../kit/verdicts.ts';
import { sawOpen } from '../kit/vulnerabilities.ts';

export default defineCheck({
  id: 'node-reboot-pending',
  title: { en: 'Installed fix waits for a restart of the node', 'zh-CN': '补丁已安装，等待重启节点生效' },
  layer: 'node-os',
  duty: 'activate-fix',
  severity: 'medium',
  subject: 'vulnerabilityReports',
  reads: [],
  message: {
    en: 'Fixes installed on node {node} and not in force before it restarts: {count}, among them {names}',
    'zh-CN': '节点 {node} 已安装 {count} 个补丁，重启前不会生效，包括 {names}',
  },
  act: {
    step: { en: 'Drain the node and restart it', 'zh-CN': '对节点排水后重启' },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > {node} > Drain, then ECS > Instances > Restart',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > {node} > 节点排水，然后在 ECS 控制台重启实例',
    },
    call: 'kubectl drain {node} --ignore-daemonsets --delete-emptydir-data',
  },
  references: [
    'https://www.alibabacloud.com/help/en/security-center/developer-reference/api-sas-2018-12-03-describevullist',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/cve-patching',
  ],
  applies: (row) => (row.level === 'node' ? true : notApplicable('only a node can wait for a restart')),
  judge(row) {
    const { restartPending, statusGaps, lastScan } = row;
    if (restartPending.length > 0) {
      return fail(
        sawOpen(row, restartPending),
        evidenceOf(...restartPending.slice(0, 5).map(({ status }) => status)),
      );
    }
    if (statusGaps.length > 0) return unknown(...statusGaps);
    // Only a machine that Security Center looks at can be said to wait for nothing.
    return lastScan.known ? passAsOf(lastScan.value) : unknown(lastScan);
  },
});
