import type { PolicyRule } from '../../model/facts/rbac-role.ts';
import { isShippedWildcard } from '../../model/shipped-rbac.ts';
import { changeRole, objectName } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

// ACK writes them anew with each upgrade of a cluster; what they hold is judged where they are bound.
const ACK_PRESET = /^cs:(?:ops|restricted|admin-view|ns:[a-z-]+)$/;

export default defineCheck({
  id: 'rbac-wildcard',
  title: { en: 'Role allows * instead of naming what is needed', 'zh-CN': '角色规则使用通配符 *' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'roles',
  reads: [],
  message: {
    en: '{role} has * for: {members}',
    'zh-CN': '{role} 的以下字段使用了 *：{members}',
  },
  act: {
    step: {
      en: 'Name the verbs, resources and API groups that the subjects of {role} use in place of *',
      'zh-CN': '将 {role} 中的 * 替换为主体实际使用的操作、资源和 API 组',
    },
    ...changeRole,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  applies({ aggregated }) {
    return aggregated
      ? notApplicable('its rules are those of other roles, which are judged themselves')
      : true;
  },
  judge(role) {
    const { kind, name, rules } = role;
    if (!rules.known) return unknown(rules);
    const found = new Set<string>();
    for (const rule of rules.value) {
      const members = wildcards(rule);
      if (members.length === 0 || (kind === 'ClusterRole' && isShipped(name, rule))) continue;
      for (const member of members) found.add(member);
    }
    if (found.size === 0) return pass;
    return fail({ role: objectName(role), members: [...found].sort() }, evidenceOf(rules));
  },
});

function isShipped(name: string, rule: PolicyRule): boolean {
  const all = rule.apiGroups.includes('*') && rule.resources.includes('*');
  return isShippedWildcard(name, rule) || (ACK_PRESET.test(name) && !all);
}

function wildcards({ verbs, apiGroups, resources }: PolicyRule): string[] {
  return [
    ...(verbs.includes('*') ? ['verbs'] : []),
    ...(apiGroups.includes('*') ? ['apiGroups'] : []),
    ...(resources.includes('*') ? ['resources'] : []),
  ];
}
