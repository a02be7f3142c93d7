import type { Evidence } from '../../kernel/known.ts';
import type { AccessKey } from '../../model/facts/access-key.ts';
import { defineCheck } from '../kit/define-check.ts';
import { accessKeysIn, referencesOf } from '../kit/exposed-keys.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const disabled = {
  severity: 'medium',
  severityReason: { en: 'Every AccessKey found is disabled', 'zh-CN': '发现的 AccessKey 均已禁用' },
} as const;

export default defineCheck({
  id: 'access-key-in-cluster',
  title: { en: 'AccessKey stands in the cluster', 'zh-CN': '集群中存在明文 AccessKey' },
  layer: 'access-control',
  duty: 'protect',
  severity: 'critical',
  subject: 'podTemplates',
  reads: [],
  hints: ['configMaps', 'secrets', 'accessKeys'],
  message: {
    en: 'AccessKey ids stand in: {places}. Whose they are: {owners}',
    'zh-CN': '以下位置存在 AccessKey ID：{places}。所属：{owners}',
  },
  act: {
    step: {
      en: 'Let {owner} assume a RAM role with RRSA, take the AccessKey out, then disable and delete it: it counts as leaked',
      'zh-CN': '让 {owner} 通过 RRSA 扮演 RAM 角色，移除 AccessKey 后将其禁用并删除（应视为已泄露）',
    },
    ...changeOwner,
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-rrsa-to-authorize-pods-to-access-different-cloud-services',
  ],
  judge(row, { tables }) {
    const { found, unread } = referencesOf(row, tables.configMaps, tables.secrets);
    const places = [...accessKeysIn(row), ...found];
    if (places.length === 0) return unread.length === 0 ? pass : unknown(...unread);
    const keys = places.map(({ keyIdHash }) =>
      keyIdHash === undefined ? [] : tables.accessKeys.by('keyIdHash', keyIdHash),
    );
    const all = keys.flat();
    const saw = {
      places: [...new Set(places.map(({ place }) => place))],
      owners: [...new Set(keys.map(([key]) => ownerOf(key)))].sort(),
    };
    const evidence: Evidence[] = [
      ...places.map((place) => place.evidence),
      ...all.flatMap((key) => evidenceOf(key.status)),
    ];
    const off = keys.every(([key]) => key?.status.known === true && key.status.value === 'Inactive');
    return fail(saw, evidence, off ? disabled : undefined);
  },
});

/** `bob (Active)`; a key that no list names may be another account's, or deleted. */
function ownerOf(key: AccessKey | undefined): string {
  return key === undefined ? '?' : `${key.user} (${key.status.known ? key.status.value : '?'})`;
}
