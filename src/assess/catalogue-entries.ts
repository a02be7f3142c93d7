import type { AnyCheck } from '../checks/kit/define-check.ts';
import { compareText } from '../kernel/compare.ts';
import type { CatalogueEntry } from '../model/assessment.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Layer } from '../model/layer.ts';

/** What reports need to know of the checks, embedded so that an old assessment still renders. */
export function toCatalogueEntries(checks: readonly AnyCheck[]): CatalogueEntry[] {
  const entries = checks.map(
    ({ id, layer, duty, severity, title, message, act, references }): CatalogueEntry => ({
      id,
      kind: 'check',
      layer,
      duty,
      severity,
      title,
      message,
      act,
      references: [...references],
    }),
  );
  return [...STATEMENTS, ...entries].sort((a, b) => compareText(a.id, b.id));
}

const MODEL =
  'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/security-and-compliance/shared-responsibility-model';

function statement(
  id: string,
  layer: Layer,
  severity: CatalogueEntry['severity'],
  title: Bilingual,
  step: Bilingual,
): CatalogueEntry {
  return {
    id,
    kind: 'statement',
    layer,
    duty: null,
    severity,
    title,
    message: title,
    act: { step },
    references: [MODEL],
  };
}

const NOTHING: Bilingual = { en: 'Nothing to do: this is a statement', 'zh-CN': '无需操作，仅为说明' };

/** The `resp-*` of the catalogue: statements about who holds what, neither pass nor fail. */
const STATEMENTS: readonly CatalogueEntry[] = [
  statement(
    'resp-control-plane-provider',
    'control-plane',
    'info',
    { en: 'Control plane and etcd are held by the provider', 'zh-CN': '控制面与 etcd 由云厂商负责' },
    NOTHING,
  ),
  statement(
    'resp-control-plane-self-run',
    'control-plane',
    'high',
    { en: 'Control plane runs on the customer’s machines', 'zh-CN': '控制面运行在客户自有机器上' },
    {
      en: 'Plan the move to an ACK managed cluster, or patch the masters yourself',
      'zh-CN': '规划迁移至 ACK 托管集群，或自行修复 Master 节点',
    },
  ),
  statement(
    'resp-kind-outside-table',
    'infrastructure',
    'medium',
    {
      en: 'Kind of cluster or node pool outside the published table',
      'zh-CN': '集群或节点池类型不在已发布的责任表中',
    },
    {
      en: 'Agree in writing with Alibaba Cloud who patches what here',
      'zh-CN': '与阿里云书面确认此处的责任划分',
    },
  ),
  statement(
    'resp-node-unassigned',
    'node-os',
    'medium',
    { en: 'Node that no node pool claims', 'zh-CN': '不属于任何节点池的节点' },
    { en: 'Add the node to a node pool, or replace it', 'zh-CN': '将节点加入节点池或替换该节点' },
  ),
  statement(
    'resp-evidence-missing',
    'access-control',
    'medium',
    { en: 'Evidence that could not be read', 'zh-CN': '未能读取的证据' },
    { en: 'Grant the permissions named under the sources', 'zh-CN': '授予数据源中列出的权限' },
  ),
  statement(
    'resp-provider-object',
    'workload',
    'info',
    { en: 'Component run by ACK', 'zh-CN': '由 ACK 托管的组件' },
    NOTHING,
  ),
];
