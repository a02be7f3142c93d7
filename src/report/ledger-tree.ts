import type { Assessment, LedgerRow } from '../model/assessment.ts';
import type { Layer } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';

/** One scope, or several of the same kind and parent whose rows say the same. */
export interface ScopeGroup {
  /** The first stands for all. */
  scope: Scope;
  scopes: Scope[];
  rows: LedgerRow[];
}
export interface PoolBranch {
  /** Absent where nodes name a pool that the assessment does not know, or none. */
  pool?: ScopeGroup;
  nodes: ScopeGroup[];
}
export interface ClusterBranch {
  id: string;
  name?: string;
  region?: string;
  cluster?: ScopeGroup;
  pools: PoolBranch[];
  virtualNodes: ScopeGroup[];
}
export interface LedgerTree {
  accounts: ScopeGroup[];
  clusters: ClusterBranch[];
}

export interface FoldOptions {
  /** Groups of at most this many stay apart. */
  keep: number;
  signature: (row: LedgerRow) => unknown;
}

/** The ledger as people read it: clusters, their pools, and nodes folded where nothing tells them apart. */
export function buildLedgerTree(assessment: Assessment, fold: FoldOptions): LedgerTree {
  const rows = Map.groupBy(assessment.ledger, (row) => scopeKey(row.scope));
  const scopes = ledgerScopes(assessment);
  const group = (scope: Scope): ScopeGroup => ({
    scope,
    scopes: [scope],
    rows: rows.get(scopeKey(scope)) ?? [],
  });
  const byCluster = Map.groupBy(
    scopes.filter((scope) => scope.kind !== 'account'),
    (scope) => scope.cluster ?? '',
  );
  return {
    accounts: scopes.filter((scope) => scope.kind === 'account').map(group),
    clusters: Array.from(byCluster, ([id, members]) => clusterBranch(id, members, group, fold)),
  };
}

/** Scopes that the ledger speaks of, in the order of the assessment; a row's scope is never left out. */
function ledgerScopes(assessment: Assessment): Scope[] {
  const known = new Map<string, Scope>();
  for (const scope of [...assessment.scopes, ...assessment.ledger.map((row) => row.scope)]) {
    const key = scopeKey(scope);
    if (scope.kind !== 'pod' && !known.has(key)) known.set(key, scope);
  }
  return [...known.values()];
}

function clusterBranch(
  id: string,
  members: readonly Scope[],
  group: (scope: Scope) => ScopeGroup,
  fold: FoldOptions,
): ClusterBranch {
  const of = (kind: Scope['kind']) => members.filter((scope) => scope.kind === kind);
  const cluster = of('cluster')[0];
  const named = cluster ?? members[0];
  const nodes = Map.groupBy(of('node'), (scope) => scope.nodePool ?? '');
  const pools = of('node-pool').map((pool): PoolBranch => {
    const own = nodes.get(pool.nodePool ?? '') ?? [];
    nodes.delete(pool.nodePool ?? '');
    return { pool: group(pool), nodes: foldAlike(own.map(group), fold) };
  });
  const unclaimed = Array.from(
    nodes.values(),
    (own): PoolBranch => ({ nodes: foldAlike(own.map(group), fold) }),
  );
  return {
    id,
    ...(named?.clusterName === undefined ? {} : { name: named.clusterName }),
    ...(named?.region === undefined ? {} : { region: named.region }),
    ...(cluster === undefined ? {} : { cluster: group(cluster) }),
    pools: [...pools, ...unclaimed],
    virtualNodes: foldAlike(of('virtual-node').map(group), fold),
  };
}

/** Joins groups whose rows have one signature, where more than `keep` would stand there. */
export function foldAlike(groups: readonly ScopeGroup[], fold: FoldOptions): ScopeGroup[] {
  const alike = Map.groupBy(groups, ({ rows }) => JSON.stringify(rows.map(fold.signature)));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length <= fold.keep) return same;
    return [{ ...first, scopes: same.flatMap(({ scopes }) => scopes) }];
  });
}

/** What a reader of a table can tell apart. */
export function visibleSignature(row: LedgerRow): unknown {
  const { layer, duty, part, party, state, configuration, assumed, confidence } = row;
  return [layer, duty, part, party, state, configuration, assumed, confidence];
}

/** All but the documents that the facts come from. */
export function factSignature(row: LedgerRow): unknown {
  const basis = row.basis.map(({ rule, facts }) => [
    rule,
    facts.map(({ field, value, note }) => [field, value, note]),
  ]);
  return [visibleSignature(row), row.checks, row.because, row.evidenceAgeDays, row.statement?.message, basis];
}

export function rowsOfLayer(group: ScopeGroup, layer: Layer): LedgerRow[] {
  return group.rows.filter((row) => row.layer === layer);
}
