import type { RbacBinding } from '../../model/facts/rbac-binding.ts';
import { changeBinding, objectName } from '../kit/bindings.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const MASTERS = 'system:masters';

export default defineCheck({
  id: 'rbac-system-masters',
  title: {
    en: 'Binding or certificate uses the group system:masters',
    'zh-CN': 'RBAC 绑定或证书使用 system:masters 用户组',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'groupClaims',
  reads: [],
  message: {
    en: '{holder} uses system:masters ({role}), a group that RBAC neither limits nor revokes',
    'zh-CN': '{holder} 使用 system:masters（{role}），RBAC 无法限制或撤销该用户组的权限',
  },
  act: {
    step: {
      en: 'Find who carries the group in a certificate or a mapping, issue them credentials with a group of your own, then delete {holder}',
      'zh-CN': '查找证书或映射中使用该用户组的主体，改为签发带自定义用户组的凭证，然后删除 {holder}',
    },
    console: changeBinding.console,
    call: 'kubectl delete {holder}',
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  judge({ groups, by }, { time }) {
    const certificate = by.kind === 'certificate';
    if (certificate && by.expiresAt.known && by.expiresAt.value < time) return pass;
    if (!groups.known) return unknown(groups);
    if (!groups.value.includes(MASTERS)) return pass;
    if (certificate) {
      if (!by.expiresAt.known) return unknown(by.expiresAt);
      const saw = { holder: `certificatesigningrequest/${by.request}`, role: `CN=${by.commonName}` };
      return fail(saw, evidenceOf(groups, by.expiresAt));
    }
    const { binding } = by;
    if (binding.name === 'cluster-admin' && !binding.roleRef.known) return unknown(binding.roleRef);
    if (isShipped(binding)) return pass;
    const role = binding.roleRef.known ? binding.roleRef.value.name : '?';
    return fail({ holder: objectName(binding), role }, evidenceOf(groups, binding.roleRef));
  },
});

/** Kubernetes makes one itself, in every cluster: this group and nobody else to cluster-admin. */
function isShipped({ kind, name, subjects, roleRef }: RbacBinding): boolean {
  if (kind !== 'ClusterRoleBinding' || name !== 'cluster-admin' || !roleRef.known || !subjects.known)
    return false;
  const { value: ref } = roleRef;
  return ref.kind === 'ClusterRole' && ref.name === 'cluster-admin' && subjects.value.length === 1;
}
