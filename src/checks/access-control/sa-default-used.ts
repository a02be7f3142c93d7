import { bindingOfServiceAccount, objectName } from '../kit/bindings.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { serviceAccountOf, unlessMirror } from '../kit/service-accounts.ts';
import { evidenceOf, fail, pass } from '../kit/verdicts.ts';

const bound = {
  severity: 'high',
  severityReason: {
    en: 'Rights are bound to the default service account: every pod that names no other has them',
    'zh-CN': 'default ServiceAccount 绑定了权限：所有未指定账号的 Pod 均拥有这些权限',
  },
} as const;

export default defineCheck({
  id: 'sa-default-used',
  title: { en: 'Pod runs as the default service account', 'zh-CN': 'Pod 使用 default ServiceAccount' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  hints: ['bindings'],
  message: {
    en: 'Pods run as service account default of {namespace}; bound by: {binding}',
    'zh-CN': 'Pod 使用命名空间 {namespace} 的 default ServiceAccount；绑定：{binding}',
  },
  act: {
    step: {
      en: 'Make a service account for {owner}, name it in the pod template, and take what is bound to default away',
      'zh-CN': '为 {owner} 创建专用 ServiceAccount 并在 Pod 模板中指定，移除 default 的绑定',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/security/service-accounts/'],
  applies: unlessMirror,
  judge(row, { tables }) {
    const { cluster, namespace, spec } = row;
    if (serviceAccountOf(row) !== 'default') return pass;
    const found = bindingOfServiceAccount(tables.bindings, cluster, namespace, 'default');
    const evidence = [inSpec(row, '/serviceAccountName', spec.serviceAccountName)];
    if (found === undefined || 'known' in found) return fail({ namespace, binding: '-' }, evidence);
    return fail(
      { namespace, binding: objectName(found) },
      [...evidence, ...evidenceOf(found.subjects)],
      bound,
    );
  },
});
