import { type Unseen, unseen } from '../../kernel/known.ts';
import { DAY } from '../../kernel/time.ts';
import type { Kubeconfig } from '../../model/facts/kubeconfig.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const LIMIT = 90 * DAY;
const PRESETS = new Set(['admin', 'ops']);
const ALL = 'all-clusters';

export default defineCheck({
  id: 'rbac-ack-preset-admin',
  title: {
    en: 'ACK preset of administrators is held more widely than it is used',
    'zh-CN': 'ACK 预置管理类角色的授权范围大于实际使用范围',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'userPermissions',
  reads: [],
  hints: ['kubeconfigs'],
  message: {
    en: '{identity} holds the preset roles {roles} more widely than it uses them: {clusters}',
    'zh-CN': '{identity} 的预置角色 {roles} 授权范围大于实际使用范围：{clusters}',
  },
  act: {
    step: {
      en: 'Take the preset roles of {identity} away in {clusters}, and grant a narrower role where one is needed',
      'zh-CN': '移除 {identity} 在 {clusters} 的预置角色，按需授予更小的角色',
    },
    console: { en: 'ACK > Authorizations > {identity}', 'zh-CN': '容器服务 > 授权管理 > {identity}' },
    // GrantPermissions would replace everything that the identity holds in all clusters.
    call: 'aliyun cs POST /permissions/users/{uid}/update?mode=delete',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeuserpermission',
  ],
  judge({ id: uid, name, grants }, { tables, time }) {
    if (!grants.known) return unknown(grants);
    const presets = grants.value.filter(
      ({ role, namespace, owner }) => PRESETS.has(role) && namespace === '' && !owner,
    );
    const unread: Unseen[] = [];
    const unused = presets.filter(({ cluster }) => {
      if (cluster === ALL) return true;
      const used = usedLately(tables.kubeconfigs.get(`${cluster}/${uid}`), cluster, uid, time);
      if (typeof used !== 'boolean') unread.push(used);
      return used === false;
    });
    if (unused.length === 0) return unread.length === 0 ? pass : unknown(...unread);
    const clusters = [...new Set(unused.map(({ cluster }) => cluster))].sort();
    const roles = [...new Set(unused.map(({ role }) => role))].sort();
    return fail({ identity: name, uid, roles, clusters }, evidenceOf(grants));
  },
});

/** Whether the audit log shows the identity in the cluster; it is searched for seven days alone. */
function usedLately(
  kubeconfig: Kubeconfig | undefined,
  cluster: string,
  uid: string,
  time: number,
): boolean | Unseen {
  if (kubeconfig === undefined) {
    const ids = [cluster, uid];
    return unseen(gapOf('cs/DescribeUserClusterActivityState', ids, 'not-attempted', 'it was not asked for'));
  }
  const { activeLately, lastActivity } = kubeconfig;
  if (!activeLately.known) return activeLately;
  if (activeLately.value) return true;
  return lastActivity.known ? time - lastActivity.value <= LIMIT : lastActivity;
}
