import type { Gap } from '../../kernel/known.ts';
import { administrationOf } from '../../model/derive/ram-administration.ts';
import { type RrsaEntry, rrsaEntries } from '../../model/derive/rrsa-entries.ts';
import type { RamRights } from '../../model/facts/ram-rights.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { arnOrId, evidenceOfPolicies, policyName, undecided } from '../kit/ram-rights.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'rrsa-trust-wide',
  title: {
    en: 'RAM role lets any service account in, or is an administrator',
    'zh-CN': 'RRSA 角色信任任意服务账户或拥有管理员权限',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'ramRights',
  reads: [],
  message: {
    en: '{role} lets in {subjects} of {providers}; policies that allow everything: {policies}',
    'zh-CN': '{role} 信任 {providers} 的 {subjects}；允许所有操作的权限策略：{policies}',
  },
  act: {
    step: {
      en: 'Limit oidc:sub in the trust policy of {role} to system:serviceaccount:<namespace>:<name>, and its policies to what the pods call',
      'zh-CN':
        '在 {role} 的信任策略中将 oidc:sub 限定为 system:serviceaccount:<命名空间>:<名称>，并将权限策略缩减为 Pod 所需的操作',
    },
    console: { en: 'RAM > Identities > Roles > {role}', 'zh-CN': '访问控制 > 身份管理 > 角色 > {role}' },
    call: 'aliyun ram UpdateRole --RoleName {name} --NewAssumeRolePolicyDocument <document>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-rrsa-to-authorize-pods-to-access-different-cloud-services',
  ],
  applies: ({ kind }) => (kind === 'role' ? true : notApplicable('it is no role')),
  judge(role) {
    const { entries, gaps } = rrsaEntries(role);
    const { policies, open, gaps: unread } = administrationOf(role);
    const sure = entries.filter(({ decision }) => decision === 'allow');
    const bad = policies.length > 0 ? sure : sure.filter(({ width }) => width !== 'certain');
    if (bad.length > 0) {
      const saw = {
        role: arnOrId(role),
        name: role.name.known ? role.name.value : role.id,
        subjects: distinct(bad.map(({ subject }) => subject)),
        providers: distinct(bad.map(({ provider }) => provider)),
        policies: policies.length > 0 ? distinct(policies.map(policyName)) : ['-'],
      };
      const trust = role.trust === undefined ? [] : evidenceOf(role.trust);
      return fail(saw, [...trust, ...evidenceOfPolicies(policies)]);
    }
    if (entries.length === 0)
      return gaps.length > 0 ? unknown(...gaps) : notApplicable('it lets no service account in');
    const undecidable = [
      ...entries.flatMap((entry) => openEntry(entry, role)),
      ...open.map((held) => undecided(held, 'whether it allows everything is not clear')),
    ];
    const all = [...gaps, ...undecidable, ...unread];
    return all.length > 0 ? unknown(...all) : pass;
  },
});

function openEntry({ subject, decision }: RrsaEntry, { name }: RamRights): Gap[] {
  if (decision === 'allow') return [];
  const ids = name.known ? [name.value] : [];
  return [gapOf('ram/GetRole', ids, 'failed', `a further condition on ${subject} was not evaluated`)];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
