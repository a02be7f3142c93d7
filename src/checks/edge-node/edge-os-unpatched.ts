import { defineCheck } from '../kit/define-check.ts';
import { onEdgeRows } from '../kit/nodes.ts';
import { unknown } from '../kit/verdicts.ts';
import { judgeOpen } from '../kit/vulnerabilities.ts';

export default defineCheck({
  id: 'edge-os-unpatched',
  title: { en: 'Edge node runs an unpatched operating system', 'zh-CN': '边缘节点操作系统未打补丁' },
  layer: 'edge-node',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'openVulnerabilities',
  reads: [],
  message: {
    en: '{count} known vulnerabilities are open on edge node {node}, among them {names}',
    'zh-CN': '边缘节点 {node} 存在 {count} 个未修复的漏洞，包括 {names}',
  },
  act: {
    step: { en: 'Patch the operating system on {node}', 'zh-CN': '在 {node} 上修复操作系统漏洞' },
    console: {
      en: 'Security Center > Risk Governance > Vulnerabilities',
      'zh-CN': '云安全中心 > 风险治理 > 漏洞管理',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/cve-patching',
  ],
  applies: onEdgeRows,
  judge(row) {
    return row.edge.known ? judgeOpen(row) : unknown(row.edge);
  },
});
