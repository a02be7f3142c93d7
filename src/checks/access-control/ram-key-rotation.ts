import { DAY, daysBetween } from '../../kernel/time.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const LIMIT_DAYS = 90;

export default defineCheck({
  id: 'ram-key-rotation',
  title: {
    en: 'AccessKey is older than 90 days or has not been used for as long',
    'zh-CN': 'AccessKey 超过 90 天未轮换或未使用',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'accessKeys',
  reads: [],
  message: {
    en: 'An AccessKey of {user} is {age} days old; days since it was last used: {idle}',
    'zh-CN': '{user} 的一个 AccessKey 已创建 {age} 天；距最近一次使用的天数：{idle}',
  },
  act: {
    step: {
      en: 'If it is in use, issue a second AccessKey for {user}, change over, then disable and delete the old one; if not, disable it at once',
      'zh-CN': '若仍在使用，为 {user} 新建 AccessKey 并完成切换，再禁用、删除旧的；若未使用，立即禁用',
    },
    console: {
      en: 'RAM > Identities > Users > {user} > AccessKey',
      'zh-CN': '访问控制 > 身份管理 > 用户 > {user} > AccessKey',
    },
    call: 'aliyun ram UpdateAccessKey --UserName {user} --UserAccessKeyId <AccessKeyId> --Status Inactive',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ram/user-guide/rotate-accesskey-pairs-of-ram-users',
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getaccesskeylastused',
  ],
  applies({ status }) {
    const disabled = status.known && status.value === 'Inactive';
    return disabled ? notApplicable('the AccessKey is disabled') : true;
  },
  judge({ user, status, createdAt, lastUsed }, { time }) {
    const old = createdAt.known && time - createdAt.value > LIMIT_DAYS * DAY;
    const idle = lastUsed.known && lastUsed.value !== 'never' && time - lastUsed.value > LIMIT_DAYS * DAY;
    if (old || idle) {
      if (!status.known) return unknown(status);
      const age = createdAt.known ? daysBetween(createdAt.value, time) : '?';
      const used = lastUsed.known ? lastUsed.value : '?';
      const days = typeof used === 'number' ? daysBetween(used, time) : used === 'never' ? '-' : used;
      return fail({ user, age, idle: days }, evidenceOf(createdAt, lastUsed, status));
    }
    // No key can have been idle for longer than it has existed.
    return createdAt.known ? pass : unknown(createdAt);
  },
});
