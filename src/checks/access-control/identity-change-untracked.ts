import type { Known } from '../../kernel/known.ts';
import type { Trail } from '../../model/facts/trail.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const oneRegion = {
  severity: 'low',
  severityReason: {
    en: 'Changes in RAM are recorded; those of clusters in other regions are not',
    'zh-CN': 'RAM 变更已被记录，但其他地域的集群操作未被记录',
  },
} as const;

export default defineCheck({
  id: 'identity-change-untracked',
  title: { en: 'Changes of RAM identities are not recorded', 'zh-CN': '未记录 RAM 身份变更' },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'medium',
  subject: 'account',
  reads: ['trails'],
  absenceOf: ['trails'],
  message: {
    en: 'No trail of account {account} delivers the write events of all regions (trails: {trails})',
    'zh-CN': '账号 {account} 没有投递全部地域写事件的跟踪（现有跟踪：{trails}）',
  },
  act: {
    step: {
      en: 'Make a trail for all regions and write events, and an alert on deletions in RAM',
      'zh-CN': '创建覆盖全部地域和写事件的跟踪，并为 RAM 删除操作设置告警',
    },
    console: { en: 'ActionTrail > Trails > Create Trail', 'zh-CN': '操作审计 > 跟踪 > 创建跟踪' },
    call: 'aliyun actiontrail CreateTrail --Name <name> --TrailRegion All --EventRW All --SlsProjectArn <project>',
  },
  references: ['https://www.alibabacloud.com/help/en/actiontrail/user-guide/create-a-single-account-trail'],
  judge({ id }, { tables }) {
    const { rows } = tables.trails;
    const states = rows.map((trail) => ({
      records: recordsWrites(trail),
      everywhere: is(trail.regions, ['All']),
      trail,
    }));
    if (states.some(({ records, everywhere }) => records && everywhere)) return pass;
    const open = states.filter(({ records, everywhere }) => records !== false && everywhere !== false);
    if (open.length > 0) return unknown(...open.flatMap(({ trail }) => unread(trail)));
    const fields = rows.flatMap(({ status, logging, events, regions }) => [status, logging, events, regions]);
    const saw = { account: id, trails: rows.length > 0 ? rows.map(({ name }) => name) : ['-'] };
    return fail(saw, evidenceOf(...fields), states.some(({ records }) => records) ? oneRegion : undefined);
  },
});

/** Undefined where it cannot be told. */
function recordsWrites({ status, logging, events }: Trail): boolean | undefined {
  const parts = [is(status, ['Enable']), is(logging, [true]), is(events, ['All', 'Write'])];
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function is<T>(field: Known<T>, good: readonly T[]): boolean | undefined {
  return field.known ? good.includes(field.value) : undefined;
}

function unread({ status, logging, events, regions }: Trail) {
  return [status, logging, events, regions].flatMap((field) => (field.known ? [] : [field]));
}
