import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

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
  reads: [],
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
  judge({ name, version, managed, newerVersions }) {
    if (!newerVersions.known) return unknown(newerVersions);
    if (!version.known) return unknown(version);
    const newer = newerVersions.value.filter((item) => item.version !== version.value);
    if (newer.length === 0) return pass;
    if (!managed.known) return unknown(managed);
    const saw = { addon: name, version: version.value, newer: newer.map((item) => item.version) };
    const blocked = newer.every((item) => item.upgradable === false);
    return fail(saw, evidenceOf(version, newerVersions), blocked ? clusterFirst : undefined);
  },
});
