import { defineCheck } from '../kit/define-check.ts';
import { remainsOf } from '../kit/departures.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'ram-delete-preflight',
  title: {
    en: 'Access of a RAM user on its way out is not cleaned up',
    'zh-CN': '待删除 RAM 用户的访问途径未清理',
  },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'high',
  subject: 'departingUsers',
  reads: [],
  hints: ['clusters', 'ramRights', 'kubeconfigs', 'bindings', 'identityMappings'],
  message: {
    en: 'RAM user {user} ({state}) is not ready to be deleted for good: {remains}',
    'zh-CN': 'RAM 用户 {user}（{state}）尚不能彻底删除：{remains}',
  },
  act: {
    step: {
      en: 'Clean up {remains}, ask again with `demarc identity preflight {uid}`, and delete the user only when nothing remains',
      'zh-CN': '清理 {remains}，使用 `demarc identity preflight {uid}` 复核，确认无残留后再删除用户',
    },
    console: {
      en: 'ACK > Authorizations > RAM Users > {user}',
      'zh-CN': '容器服务 > 授权管理 > RAM 用户 > {user}',
    },
    call: 'aliyun cs DELETE /users/{uid}/permissions',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/clear-kubeconfig',
    'https://www.alibabacloud.com/help/en/ram/user-guide/delete-a-ram-user',
  ],
  applies({ state }) {
    const inUse = state.known && state.value === 'in-use';
    return inUse ? notApplicable('the user is in use: nobody asked to delete it') : true;
  },
  judge(user, { tables }) {
    const { id: uid, name, state } = user;
    if (!state.known) return unknown(state);
    const { remains, gaps } = remainsOf(user, tables);
    if (remains.length === 0) return gaps.length > 0 ? unknown(...gaps) : pass;
    const saw = {
      uid,
      user: name.known ? name.value : uid,
      state: state.value,
      remains: [...new Set(remains.map(({ what }) => what))].sort(),
    };
    return fail(saw, [...evidenceOf(state), ...remains.map(({ at }) => at)]);
  },
});
