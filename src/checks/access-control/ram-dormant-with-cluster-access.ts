import { DAY, daysBetween } from '../../kernel/time.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { keyUsedSince } from '../kit/access-keys.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const LIMIT = 90 * DAY;
const inUse = {
  severity: 'medium',
  severityReason: {
    en: 'An AccessKey of the user is in use',
    'zh-CN': '该用户的 AccessKey 仍在使用',
  },
} as const;

export default defineCheck({
  id: 'ram-dormant-with-cluster-access',
  title: {
    en: 'Dormant RAM user still holds cluster permissions',
    'zh-CN': '长期未登录的 RAM 用户仍拥有集群权限',
  },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'high',
  subject: 'ramUsers',
  reads: [],
  hints: ['userPermissions', 'accessKeys'],
  message: {
    en: 'Days since RAM user {user} last logged on: {days}. It still holds permissions in: {clusters}',
    'zh-CN': 'RAM 用户 {user} 距最近一次登录的天数：{days}，仍拥有以下集群的权限：{clusters}',
  },
  act: {
    step: {
      en: 'Ask whether {user} still works here; if not, clean kubeconfigs and permissions in every cluster before the user is deleted',
      'zh-CN': '确认 {user} 是否仍在职；若否，先清除其在所有集群的 kubeconfig 和权限，再删除用户',
    },
    console: {
      en: 'ACK > Authorizations > RAM Users > {user}',
      'zh-CN': '容器服务 > 授权管理 > RAM 用户 > {user}',
    },
    call: 'aliyun cs DELETE /users/{uid}/permissions',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/clear-kubeconfig',
  ],
  judge(user, { tables, time }) {
    const { id: uid, name, createdAt, lastLogin } = user;
    if (lastLogin.known && lastLogin.value !== 'never' && time - lastLogin.value <= LIMIT) return pass;
    const found = tables.userPermissions.get(uid);
    if (found?.grants.known && found.grants.value.length === 0) return pass;
    if (!lastLogin.known) return unknown(lastLogin);
    const keys = keyUsedSince(user, tables.accessKeys, time - LIMIT);
    if (lastLogin.value === 'never') {
      // Machines never log on: what they do shows in the use of their keys.
      if (keys === true || (createdAt.known && time - createdAt.value <= LIMIT)) return pass;
      if (keys !== false) return unknown(keys);
      if (!createdAt.known) return unknown(createdAt);
    }
    if (found === undefined)
      return unknown(gapOf('cs/DescribeUserPermission', [uid], 'not-attempted', 'it was not asked for'));
    const { grants } = found;
    if (!grants.known) return unknown(grants);
    const days = lastLogin.value === 'never' ? '-' : daysBetween(lastLogin.value, time);
    const clusters = [...new Set(grants.value.map(({ cluster }) => cluster))].sort();
    const saw = { user: name.known ? name.value : uid, uid, days, clusters };
    return fail(saw, evidenceOf(lastLogin, grants), keys === true ? inUse : undefined);
  },
});
