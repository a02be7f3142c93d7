import type { Severity } from '../../model/severity.ts';
import { defineCheck } from '../kit/define-check.ts';
import { internetExposure } from '../kit/internet-exposure.ts';
import { mountedIn, type PodCredential, strongAccountOf } from '../kit/pod-credentials.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const dataOnly = {
  severity: 'medium' satisfies Severity,
  severityReason: {
    en: 'Only data volumes are within reach, no credential',
    'zh-CN': '仅涉及数据卷，不涉及凭据',
  },
} as const;

export default defineCheck({
  id: 'internet-workload-with-credentials',
  title: {
    en: 'Workload that the internet reaches holds credentials',
    'zh-CN': '可从公网访问的工作负载持有凭据',
  },
  layer: 'workload',
  duty: 'protect',
  severity: 'high',
  subject: 'podTemplates',
  reads: ['services', 'serviceSelectors', 'ingresses', 'reach', 'serviceAccounts'],
  hints: ['machineSettings'],
  message: {
    en: 'Whoever takes the workload over from the internet has more: {path}',
    'zh-CN': '从公网攻破该工作负载后可进一步获取：{path}',
  },
  act: {
    step: {
      en: 'Take {credentials} out of {owner}, or put a part without credentials before it; close {ways} where nobody outside needs it',
      'zh-CN': '将 {credentials} 移出 {owner}，或在其前面部署不持有凭据的组件；无需公网访问时关闭 {ways}',
    },
    ...changeOwner,
  },
  references: [
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  judge(row, { tables }) {
    const { ways, gaps } = internetExposure(row, tables);
    if (ways.length === 0 && gaps.length === 0) return pass;
    const account = strongAccountOf(row, tables);
    const held = [...mountedIn(row), ...('kind' in account ? [account] : [])];
    if (held.length === 0) {
      const open = 'kind' in account ? [] : account;
      return open.length > 0 ? unknown(...open) : pass;
    }
    if (ways.length === 0) return unknown(...gaps);
    const owner = `${row.owner.kind} ${row.namespace}/${row.owner.name}`;
    const credentials = [...new Set(held.map(({ text }) => text))];
    return fail(
      {
        ways: ways.map(({ text }) => text),
        credentials,
        path: ways.flatMap(({ text }) =>
          credentials.map((credential) => `${text} → ${owner} → ${credential}`),
        ),
      },
      [...ways, ...held].flatMap(({ evidence }) => evidence),
      held.every(isData) ? dataOnly : undefined,
    );
  },
});

function isData({ kind }: PodCredential): boolean {
  return kind === 'claim';
}
