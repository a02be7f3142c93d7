import { DAY, daysBetween, toInstantText } from '../../kernel/time.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, passAsOf, unknown } from '../kit/verdicts.ts';

const LIMIT_DAYS = 7;

export default defineCheck({
  id: 'node-vul-scan-stale',
  title: { en: 'Node was not scanned for vulnerabilities lately', 'zh-CN': '节点近期未进行漏洞扫描' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'medium',
  judges: 'setting',
  subject: 'vulnerabilityScans',
  reads: [],
  message: {
    en: 'The last known scan of node {name} was {days} days ago, on {day}: an empty list proves nothing',
    'zh-CN': '节点 {name} 最近一次漏洞扫描在 {days} 天前（{day}），空的漏洞列表不能说明问题',
  },
  act: {
    step: {
      en: 'Scan the cluster for vulnerabilities, and have Security Center do it every day',
      'zh-CN': '对集群执行漏洞扫描，并在云安全中心设置每日扫描',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Fix CVE',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > CVE 修复',
    },
    call: 'aliyun cs POST /clusters/{cluster}/vuls/scan',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/cve-patching',
  ],
  judge(scan, { time }) {
    const { lastScan, gaps } = scan;
    if (!lastScan.known) return unknown(lastScan);
    if (time - lastScan.value <= LIMIT_DAYS * DAY) return passAsOf(lastScan.value);
    // What was not read could hold a newer scan.
    if (gaps.length > 0) return unknown(...gaps);
    const day = toInstantText(lastScan.value).slice(0, 10);
    return fail({ name: scan.node, days: daysBetween(lastScan.value, time), day }, evidenceOf(lastScan));
  },
});
