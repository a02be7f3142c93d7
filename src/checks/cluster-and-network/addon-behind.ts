import type { Known } from '../../kernel/known.ts';
import type { OpenAdvisory } from '../../model/facts/component-advisories.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

/** Advisories to name; the count says how many there are. */
const MOST_NAMED = 5;

const clusterFirst = {
  severity: 'low',
  severityReason: {
    en: 'No newer version runs on the present version of the cluster, which has to be upgraded first',
    'zh-CN': '当前集群版本不支持更新的组件版本，需要先升级集群',
  },
} as const;

export default defineCheck({
  id: 'addon-behind',
  title: { en: 'Cluster component is behind its current release', 'zh-CN': '集群组件版本落后' },
  layer: 'cluster-and-network',
  duty: 'apply-fix',
  severity: 'medium',
  subject: 'addons',
  reads: ['componentAdvisories'],
  message: {
    en: 'Component {addon} runs {version}; newer: {newer}',
    'zh-CN': '组件 {addon} 版本为 {version}，可用的新版本：{newer}',
  },
  act: {
    step: { en: 'Upgrade the component {addon}', 'zh-CN': '升级组件 {addon}' },
    console: {
      en: 'ACK > Clusters > {cluster} > Operations > Add-ons',
      'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 组件管理',
    },
    call: 'aliyun cs POST /clusters/{cluster}/components/upgrade --body \'[{"component_name":"{addon}","next_version":"<version>"}]\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/manage-system-components',
  ],
  applies(addon) {
    const managed = addon.managed.known && addon.managed.value;
    return managed ? notApplicable('ACK runs this component and keeps it up to date') : true;
  },
  judge({ name, cluster, version, managed, newerVersions }, { tables }) {
    const own = tables.componentAdvisories
      .of(cluster)
      .filter((row) => row.cluster === cluster && row.addon === name);
    const open = own.flatMap((row) => row.open);
    const behind = own.flatMap((row) => row.runningBehind);
    const gaps = own.flatMap((row) => row.gaps);
    const newer = newerVersions.known
      ? newerVersions.value.filter((item) => !version.known || item.version !== version.value)
      : [];
    const named = [...newer.map((item) => item.version), ...(behind.length > 0 ? [listed(version)] : [])];
    const saw = {
      addon: name,
      version: behind[0] ?? listed(version),
      newer: named.length > 0 ? named : ['-'],
    };
    // By its version it is open, whatever was not read beside it.
    if (open.length > 0 && managed.known) return fail(saw, evidenceOf(version, newerVersions), matches(open));
    if (!newerVersions.known) return unknown(newerVersions);
    if (!version.known) return unknown(version);
    if (!managed.known && open.length + named.length > 0) return unknown(managed);
    if (named.length === 0) return gaps.length === 0 ? pass : unknown(...gaps);
    const blocked = behind.length === 0 && newer.every((item) => item.upgradable === false);
    return fail(saw, evidenceOf(version, newerVersions), blocked ? clusterFirst : undefined);
  },
});

function listed(version: Known<string>): string {
  return version.known ? version.value : '-';
}

function matches(open: readonly OpenAdvisory[]) {
  const ids = open.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = open.length > ids.length ? `, +${open.length - ids.length}` : '';
  return {
    severity: 'high',
    severityReason: {
      en: `Published advisories match this version: ${ids.join(', ')}${more}`,
      'zh-CN': `该版本存在已公布的漏洞：${ids.join('、')}${more}`,
    },
  } as const;
}
