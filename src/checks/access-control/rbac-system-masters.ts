import type { RbacBinding } from '../../model/facts/rbac-binding.ts';
import { changeBinding, isGroup, objectName } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const MASTERS = 'system:masters';

export default defineCheck({
  id: 'rbac-system-masters',
  title: { en: 'Binding uses the group system:masters', 'zh-CN': 'RBAC 绑定使用 system:masters 用户组' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'bindings',
  reads: [],
  message: {
    en: '{binding} binds system:masters to {role}: somebody means to use a group that RBAC neither limits nor revokes',
    'zh-CN': '{binding} 将 system:masters 绑定到 {role}：RBAC 无法限制或撤销该用户组的权限',
  },
  act: {
    step: {
      en: 'Delete {binding}, find who carries the group in a certificate or a mapping, and issue them credentials with a group of your own',
      'zh-CN': '删除 {binding}，查找证书或映射中使用该用户组的主体，改为签发带自定义用户组的凭证',
    },
    ...changeBinding,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  judge(binding) {
    const { subjects, roleRef } = binding;
    if (!subjects.known) return unknown(subjects);
    if (!subjects.value.some((subject) => isGroup(subject) && subject.name === MASTERS)) return pass;
    if (binding.name === 'cluster-admin' && !roleRef.known) return unknown(roleRef);
    if (isShipped(binding)) return pass;
    const role = roleRef.known ? roleRef.value.name : '?';
    return fail({ binding: objectName(binding), role }, evidenceOf(subjects, roleRef));
  },
});

/** Kubernetes makes one itself, in every cluster: this group and nobody else to cluster-admin. */
function isShipped({ kind, name, subjects, roleRef }: RbacBinding): boolean {
  if (kind !== 'ClusterRoleBinding' || name !== 'cluster-admin' || !roleRef.known || !subjects.known)
    return false;
  const { value: ref } = roleRef;
  return ref.kind === 'ClusterRole' && ref.name === 'cluster-admin' && subjects.value.length === 1;
}
