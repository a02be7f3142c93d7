import { defineCheck } from '../kit/define-check.ts';
import { judgeOpen } from '../kit/vulnerabilities.ts';

export default defineCheck({
  id: 'node-os-vulns-open',
  title: { en: 'Known vulnerabilities of the node system are open', 'zh-CN': '节点操作系统存在未修复的漏洞' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'openVulnerabilities',
  reads: [],
  message: {
    en: 'Known vulnerabilities open on {node}: {count}, among them {names}',
    'zh-CN': '{node} 存在 {count} 个未修复的漏洞，包括 {names}',
  },
  act: {
    step: {
      en: 'Repair the listed vulnerabilities; nodes that need a restart are drained first',
      'zh-CN': '修复所列漏洞；需要重启的节点会先被排水',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Fix CVE',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > CVE 修复',
    },
    call: 'aliyun cs POST /clusters/{cluster}/nodepools/{nodePool}/vuls/fix --body \'{"vuls":["<name>"],"nodes":["{node}"],"auto_restart":true,"rollout_policy":{"max_parallelism":1}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/cve-patching',
  ],
  judge: judgeOpen,
});
