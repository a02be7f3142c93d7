import type { Known, Unseen } from '../../kernel/known.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';
import { onAutomatablePools } from '../kit/automation.ts';
import { poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const LEVELS = ['asap', 'later', 'nntf'];

/** What automatic repair leaves over, each with the field that says so. */
function gapsOf(pool: NodePool): { gap: string; field: Known<unknown> }[] {
  const { vulLevel, excludePackages, restartNode, vulFixPurchased } = pool;
  const selected = vulLevel.known ? namesIn(vulLevel.value) : LEVELS;
  const excluded = excludePackages.known ? namesIn(excludePackages.value) : [];
  return [
    ...LEVELS.filter((level) => !selected.includes(level)).map((level) => ({
      gap: `vul_level:${level}`,
      field: vulLevel,
    })),
    ...excluded.map((name) => ({ gap: `exclude_packages:${name}`, field: excludePackages })),
    ...(restartNode.known && !restartNode.value ? [{ gap: 'restart_node', field: restartNode }] : []),
    ...(vulFixPurchased.known && !vulFixPurchased.value
      ? [{ gap: 'vuls_fix_service_purchased', field: vulFixPurchased }]
      : []),
  ];
}

function namesIn(list: string): string[] {
  return list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

export default defineCheck({
  id: 'nodepool-vul-fix-gap',
  title: { en: 'Automatic vulnerability repair leaves a remainder', 'zh-CN': 'CVE 自动修复存在未覆盖的范围' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'medium',
  judges: 'setting',
  subject: 'nodePools',
  reads: [],
  message: {
    en: 'Automatic repair of node pool {name} does not cover {remainder}',
    'zh-CN': '节点池 {name} 的 CVE 自动修复未覆盖 {remainder}',
  },
  act: {
    step: {
      en: 'Widen the repair policy, or patch by hand what it leaves over: {remainder}',
      'zh-CN': '扩大自动修复策略的范围，或人工修复未覆盖的部分：{remainder}',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Configure O&M',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > 运维配置',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/{nodePool} --body \'{"management":{"auto_vul_fix":true,"auto_vul_fix_policy":{"vul_level":"asap,later,nntf","exclude_packages":""}}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/cve-patching',
  ],
  applies: onAutomatablePools,
  judge(pool) {
    const { autoVulFix, vulLevel, excludePackages, vulFixPurchased, restartNode, type } = pool;
    if (!autoVulFix.known) return unknown(autoVulFix);
    if (!autoVulFix.value) return notApplicable('automatic vulnerability repair is off');
    const gaps = gapsOf(pool);
    if (gaps.length > 0 && !type.known) return unknown(type);
    if (gaps.length > 0) {
      const fields = new Set(gaps.map(({ field }) => field));
      return fail(
        { name: poolName(pool), remainder: gaps.map(({ gap }) => gap) },
        evidenceOf(autoVulFix, ...fields),
      );
    }
    // `restart_node` is gone from the API: left out, it limits nothing.
    const restart = !restartNode.known && restartNode.because.outcome !== 'absent' ? [restartNode] : [];
    const unread = [vulLevel, excludePackages, vulFixPurchased, ...restart].find(
      (field): field is Unseen => !field.known,
    );
    return unread === undefined ? pass : unknown(unread);
  },
});
