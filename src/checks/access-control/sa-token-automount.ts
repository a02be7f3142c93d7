import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { serviceAccountId } from '../../model/normalise/service-accounts.ts';
import { bindingOfServiceAccount } from '../kit/bindings.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { serviceAccountOf } from '../kit/service-accounts.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

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
  reads: ['serviceAccounts', 'bindings'],
  message: {
    en: 'The token of service account {account} is mounted, and nothing is bound to that account',
    'zh-CN': '挂载了 ServiceAccount {account} 的 Token，但该账号未绑定任何权限',
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
  judge(row: PodTemplate, { tables }) {
    const { cluster, namespace, spec } = row;
    const name = serviceAccountOf(row);
    const own = at(spec, 'automountServiceAccountToken');
    // The pod's own word goes before that of its service account.
    if (own === false) return pass;
    const account = tables.serviceAccounts.get(serviceAccountId(cluster, namespace, name));
    if (own !== true && account?.automountToken.known && !account.automountToken.value) return pass;
    // A program that calls the API has rights of its own, and so an account of its own.
    const bound =
      name === 'default' ? undefined : bindingOfServiceAccount(tables.bindings, cluster, namespace, name);
    if (bound !== undefined) return 'known' in bound ? unknown(bound) : pass;
    if (own !== true && account !== undefined && !account.automountToken.known)
      return unknown(account.automountToken);
    const missing = [
      ...(own !== true && account === undefined ? tables.serviceAccounts.completeness(cluster).gaps : []),
      ...(name === 'default' ? [] : tables.bindings.completeness(cluster).gaps),
    ];
    if (missing.length > 0) return unknown(...missing);
    const evidence = [
      inSpec(row, FIELD, own),
      ...(account === undefined ? [] : evidenceOf(account.automountToken)),
    ];
    return fail({ account: name }, evidence);
  },
});
