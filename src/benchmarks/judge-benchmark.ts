import type { Assessment, LedgerRow, StatementReport } from '../model/assessment.ts';
import {
  BENCHMARK_SCHEMA_VERSION,
  type Benchmark,
  type BenchmarkItem,
  type BenchmarkReport,
  type ClusterResult,
  type ItemReason,
  type ItemResult,
  type ItemVerdict,
} from '../model/benchmark.ts';
import type { Scope } from '../model/scope.ts';
import { Answers } from './answers.ts';
import { described, judgeItem } from './judge-item.ts';
import { LedgerOwners } from './owners.ts';

/** Statements on the control plane of a cluster (check-catalogue: `resp-*`). */
const STATEMENTS = new Set([
  'resp-control-plane-provider',
  'resp-control-plane-self-run',
  'resp-kind-outside-table',
]);

/** Answers a benchmark for every cluster of an assessment. */
export function judgeBenchmark(benchmark: Benchmark, assessment: Assessment): BenchmarkReport {
  const answers = new Answers(assessment);
  const owners = new LedgerOwners(assessment.ledger);
  const { items, ...about } = benchmark;
  return {
    schemaVersion: BENCHMARK_SCHEMA_VERSION,
    snapshotTime: assessment.snapshotTime,
    account: assessment.account,
    benchmark: about,
    clusters: assessment.scopes
      .filter(({ kind }) => kind === 'cluster')
      .map((scope) => judgeCluster(benchmark, scope, assessment, answers, owners)),
  };
}

function judgeCluster(
  benchmark: Benchmark,
  scope: Scope,
  assessment: Assessment,
  answers: Answers,
  owners: LedgerOwners,
): ClusterResult {
  const cluster = scope.cluster ?? '';
  const row = controlPlaneRow(assessment, cluster);
  const statements = statementsOn(assessment, cluster);
  const items = benchmark.items.map((item) => {
    const section = sectionOf(benchmark, item);
    return item.kind === 'provider-inherited'
      ? inheritedItem(item, section, row, statements)
      : judgeItem(item, section, cluster, answers, owners);
  });
  const result: ClusterResult = {
    scope,
    configuration: row?.configuration ?? null,
    counts: countsOf(items),
    controlPlane: {
      party: row?.party ?? 'unknown',
      basis: row?.basis ?? [],
      statements,
    },
    items,
  };
  if (row?.assumed !== undefined) result.assumed = row.assumed;
  return result;
}

function statementsOn({ statements }: Assessment, cluster: string): StatementReport[] {
  return statements.filter(
    ({ check, scope }) => scope.kind === 'cluster' && scope.cluster === cluster && STATEMENTS.has(check),
  );
}

/** The row of the ledger that says who hardens the control plane. */
function controlPlaneRow({ ledger }: Assessment, cluster: string): LedgerRow | undefined {
  return ledger.find(
    ({ scope, layer, duty }) =>
      scope.kind === 'cluster' &&
      scope.cluster === cluster &&
      layer === 'control-plane' &&
      duty === 'protect',
  );
}

/** An item about masters and etcd: inherited where the published model has Alibaba Cloud run them, else unknown. */
function inheritedItem(
  item: BenchmarkItem,
  section: string,
  row: LedgerRow | undefined,
  statements: readonly StatementReport[],
): ItemResult {
  const [verdict, reason] = inheritance(row);
  const result: ItemResult = {
    ...described(item, section),
    verdict,
    party: row?.party ?? 'unknown',
    layers: ['control-plane'],
    checks: [],
    statements: statements.map(({ check }) => check),
    reason,
    findings: [],
  };
  if (verdict === 'unknown' && row?.unread) result.unread = true;
  return result;
}

function inheritance(row: LedgerRow | undefined): [ItemVerdict, ItemReason] {
  if (row === undefined || row.party === 'unknown' || row.party === null) return ['unknown', 'kind-unread'];
  if (row.party === 'customer') return ['unknown', 'no-check-reads-masters'];
  // What is only assumed of a kind that the model does not name is no promise to inherit.
  if (row.configuration === 'outside-model') return ['unknown', 'outside-model'];
  return ['inherited', 'held-by-provider'];
}

/** The section whose id the item's id starts with; none where the benchmark has no sections. */
export function sectionOf({ sections }: Benchmark, { id }: BenchmarkItem): string {
  const found = sections.filter((section) => id.startsWith(section.id));
  return found.sort((a, b) => b.id.length - a.id.length)[0]?.id ?? '';
}

function countsOf(items: readonly ItemResult[]): Record<ItemVerdict, number> {
  const counts = { fail: 0, unknown: 0, manual: 0, pass: 0, inherited: 0, 'not-applicable': 0 };
  for (const { verdict } of items) counts[verdict]++;
  return counts;
}
