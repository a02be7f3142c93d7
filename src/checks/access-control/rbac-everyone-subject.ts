import { isEveryone, isShippedFor } from '../../model/shipped-rbac.ts';
import { changeBinding, isGroup, isUser, objectName, roleOf } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const ROLES = 'kubernetes/clusterroles.rbac.authorization.k8s.io';

export default defineCheck({
  id: 'rbac-everyone-subject',
  title: { en: 'Rights are bound to everyone', 'zh-CN': '权限被授予所有人' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'bindings',
  reads: [],
  hints: ['roles'],
  message: {
    en: '{binding} gives {subjects} the rights of {role}, which is more than Kubernetes gives everyone',
    'zh-CN': '{binding} 将 {role} 的权限授予 {subjects}，超出 Kubernetes 默认授予的范围',
  },
  act: {
    step: {
      en: 'Bind {role} to those who need it by name, then take {subjects} out of {binding}',
      'zh-CN': '将 {role} 绑定到确有需要的主体，再从 {binding} 中移除 {subjects}',
    },
    ...changeBinding,
  },
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings',
  ],
  judge(binding, { tables }) {
    const { cluster, subjects, roleRef } = binding;
    if (!subjects.known) return unknown(subjects);
    const everyone = subjects.value.filter(
      (subject) => (isUser(subject) || isGroup(subject)) && isEveryone(subject.kind, subject.name),
    );
    if (everyone.length === 0) return pass;
    if (!roleRef.known) return unknown(roleRef);
    const role = roleOf(binding, roleRef.value, tables.roles);
    // A role that is not there gives nothing yet.
    if (role === undefined) {
      const missing = missingFrom(tables.roles, cluster, ROLES);
      return missing.length === 0 ? pass : unknown(...missing);
    }
    const { rules } = role;
    if (!rules.known) return unknown(rules);
    const beyond = everyone.filter(
      ({ kind, name }) => !rules.value.every((rule) => isShippedFor(kind, name, rule)),
    );
    if (beyond.length === 0) return pass;
    const names = beyond.map(({ name }) => name).sort();
    const saw = { binding: objectName(binding), subjects: names, role: roleRef.value.name };
    return fail(saw, evidenceOf(subjects, roleRef, rules));
  },
});
