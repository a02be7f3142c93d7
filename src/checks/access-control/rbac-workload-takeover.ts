import type { Evidence } from '../../kernel/known.ts';
import { changeReach } from '../kit/change-reach.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { serviceAccountOf } from '../kit/service-accounts.ts';
import { reachOfAccount, takeOverOf } from '../kit/take-over.ts';
import { tokenOf, unlessTokenless } from '../kit/token-mounts.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const throughAnother = {
  severity: 'high',
  severityReason: {
    en: 'Only by way of another service account of its namespace',
    'zh-CN': '须经由其命名空间中的另一个服务账户',
  },
} as const;

export default defineCheck({
  id: 'rbac-workload-takeover',
  title: {
    en: 'Workload can take over the cluster',
    'zh-CN': '工作负载可以接管集群',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'podTemplates',
  reads: ['reach', 'roles', 'bindings', 'serviceAccounts'],
  message: {
    en: 'Pods hold the token of service account {account}, which can take over the cluster ({rights}), through {through}',
    'zh-CN': 'Pod 持有服务账户 {account} 的令牌，该账户可以接管集群（{rights}），途径：{through}',
  },
  act: {
    step: {
      en: 'Give {account} only what {owner} calls; change: {through}',
      'zh-CN': '仅为 {account} 授予 {owner} 实际调用的权限，修改：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  applies: unlessTokenless,
  judge(row, { tables }) {
    const { cluster, namespace, spec } = row;
    const name = serviceAccountOf(row);
    const rows = reachOfAccount(tables.reach, cluster, namespace, name);
    const held = rows.flatMap(({ rights }) => rights);
    const found = takeOverOf(held, tables.reach, cluster);
    if (found === undefined) {
      const missing = rows.flatMap((each) => each.missing);
      return missing.length > 0 ? unknown(...missing) : pass;
    }
    const token = tokenOf(row, name, tables.serviceAccounts);
    if (token === 'none') return pass;
    if (token !== 'mounted') return unknown(...token);
    const through = [...new Set(found.rights.flatMap((right) => right.through))].slice(0, MOST_CHAINS);
    const rights = [...new Set(found.rights.map(({ right }) => right))];
    return fail(
      { account: `${namespace}/${name}`, rights, through },
      [inSpec(row, '/serviceAccountName', spec.serviceAccountName), ...distinct(found.rights)],
      found.throughAnother ? throughAnother : undefined,
    );
  },
});

/** A strong account has each of its rights through the same few bindings. */
const MOST_CHAINS = 5;

function distinct(rights: readonly { evidence: readonly Evidence[] }[]): Evidence[] {
  const all = rights.flatMap(({ evidence }) => evidence);
  return [...new Map(all.map((each) => [`${each.source}\n${each.page ?? 1}\n${each.path}`, each])).values()];
}
