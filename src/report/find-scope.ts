import type { Assessment } from '../model/assessment.ts';
import { type Scope, scopeKey, scopeName } from '../model/scope.ts';
import { shortName } from './names.ts';

/** One scope, or what a person could have meant: all of a name, or those of which a name holds the text. */
export type FoundScope = { scope: Scope } | { candidates: Scope[]; named: boolean };

/** `c0aa`, `c0aa/np0bb`, a bare id or a name, where it tells one scope. */
export function findScope(assessment: Assessment, wanted: string): FoundScope {
  const scopes = distinctScopes(assessment);
  const exact = scopes.filter((scope) => scopeName(scope) === wanted);
  if (exact.length === 1) return { scope: exact[0] as Scope };
  const named = exact.length > 1 ? exact : scopes.filter((scope) => namesOf(scope).includes(wanted));
  if (named.length === 1) return { scope: named[0] as Scope };
  return {
    candidates: named.length > 0 ? named : scopes.filter((scope) => isNear(scope, wanted)),
    named: named.length > 0,
  };
}

function isNear(scope: Scope, wanted: string): boolean {
  const text = wanted.toLowerCase();
  return namesOf(scope).some((name) => name.toLowerCase().includes(text));
}

function distinctScopes(assessment: Assessment): Scope[] {
  const all = [
    assessment.scopes,
    assessment.ledger.map((row) => row.scope),
    assessment.findings.map((f) => f.scope),
  ];
  return [...new Map(all.flat().map((scope) => [scopeKey(scope), scope])).values()];
}

function namesOf(scope: Scope): string[] {
  const own = shortName(scope);
  const ids = { cluster: scope.cluster, 'node-pool': scope.nodePool, node: scope.instance } as const;
  const id = scope.kind in ids ? ids[scope.kind as keyof typeof ids] : undefined;
  const inCluster = scope.clusterName === undefined ? [] : [`${scope.clusterName}/${own}`];
  return [own, `${scope.cluster}/${own}`, ...inCluster, ...(id === undefined ? [] : [id])];
}

/** The scopes whose rows speak for a scope: itself, then what encloses it. */
export function enclosingScopes(assessment: Assessment, scope: Scope): Scope[] {
  const { account, cluster, nodePool, node } = scope;
  const known = new Map(assessment.ledger.map((row) => [scopeKey(row.scope), row.scope]));
  const chain: (Scope | undefined)[] = [scope];
  if (scope.kind === 'pod' && node !== undefined && cluster !== undefined) {
    const { pod: _pod, ...rest } = scope;
    chain.push(
      known.get(scopeKey({ ...rest, kind: 'virtual-node' })),
      known.get(scopeKey({ ...rest, kind: 'node' })),
    );
  }
  const pool = nodePool ?? chain.findLast((found) => found?.nodePool !== undefined)?.nodePool;
  const inCluster = cluster === undefined ? {} : { cluster };
  if (pool !== undefined)
    chain.push(known.get(scopeKey({ kind: 'node-pool', account, ...inCluster, nodePool: pool })));
  if (cluster !== undefined) chain.push(known.get(scopeKey({ kind: 'cluster', account, cluster })));
  chain.push(known.get(scopeKey({ kind: 'account', account })));
  return [
    ...new Map(
      chain.filter((found) => found !== undefined).map((found) => [scopeKey(found), found]),
    ).values(),
  ];
}
