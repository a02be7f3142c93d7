import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { serviceAccountId } from '../../model/normalise/service-accounts.ts';
import { bindingOfServiceAccount, objectName } from '../kit/bindings.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { serviceAccountOf, unlessMirror } from '../kit/service-accounts.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const BINDINGS = 'kubernetes/rolebindings.rbac.authorization.k8s.io';
const FIELD = '/automountServiceAccountToken';

export default defineCheck({
  id: 'sa-token-automount',
  title: {
    en: 'API token is mounted in a pod that has no use for it',
    'zh-CN': '不调用 API 的 Pod 挂载了 ServiceAccount Token',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  hints: ['serviceAccounts', 'bindings'],
  message: {
    en: 'The token of service account {account} is mounted; what binds rights to it: {binding}',
    'zh-CN': '挂载了 ServiceAccount {account} 的 Token；为其绑定权限的对象：{binding}',
  },
  act: {
    step: {
      en: 'Set automountServiceAccountToken: false in the pod template of {owner} or in service account {account}',
      'zh-CN': '在 {owner} 的 Pod 模板或 ServiceAccount {account} 中设置 automountServiceAccountToken: false',
    },
    ...changeOwner,
  },
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  applies: unlessMirror,
  judge(row: PodTemplate, { tables }) {
    const { cluster, namespace, spec } = row;
    const name = serviceAccountOf(row);
    const own = at(spec, 'automountServiceAccountToken');
    // The pod's own word goes before that of its service account.
    if (own === false) return pass;
    const account = tables.serviceAccounts.get(serviceAccountId(cluster, namespace, name));
    if (own !== true && account?.automountToken.known && !account.automountToken.value) return pass;
    const bound = bindingOfServiceAccount(tables.bindings, cluster, namespace, name);
    const shared = name === 'default';
    // A program that calls the API has rights of its own, and so an account of its own.
    if (bound !== undefined && !shared) return 'known' in bound ? unknown(bound) : pass;
    if (own !== true && account !== undefined && !account.automountToken.known)
      return unknown(account.automountToken);
    const missing = [
      ...(own !== true && account === undefined
        ? missingFrom(tables.serviceAccounts, cluster, 'kubernetes/serviceaccounts')
        : []),
      ...(shared ? [] : missingFrom(tables.bindings, cluster, BINDINGS)),
    ];
    if (missing.length > 0) return unknown(...missing);
    const evidence = [
      inSpec(row, FIELD, own),
      ...(account === undefined ? [] : evidenceOf(account.automountToken)),
    ];
    const binding = bound === undefined || 'known' in bound ? '-' : objectName(bound);
    return fail({ account: name, binding }, evidence);
  },
});
