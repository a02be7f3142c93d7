import { en, type Messages } from '../messages/en.ts';
import { countOf, fill } from '../messages/fill.ts';
import type { LedgerRow } from '../model/assessment.ts';
import { type Scope, UNREAD_ID } from '../model/scope.ts';
import type { ScopeGroup } from './ledger-tree.ts';

/** What a person calls a scope: its name where it has one. Not inert yet. */
export function shortName(scope: Scope): string {
  if (scope.kind === 'account') return scope.account;
  if (scope.kind === 'cluster') return scope.clusterName ?? scope.cluster ?? UNREAD_ID;
  if (scope.kind === 'node-pool') return scope.nodePoolName ?? scope.nodePool ?? UNREAD_ID;
  return (scope.kind === 'pod' ? scope.pod : scope.node) ?? UNREAD_ID;
}

export function isUnread(scope: Scope): boolean {
  const id = { account: scope.account, cluster: scope.cluster, 'node-pool': scope.nodePool, pod: scope.pod };
  return (scope.kind === 'node' || scope.kind === 'virtual-node' ? scope.node : id[scope.kind]) === UNREAD_ID;
}

/** The name of a line that may stand for many scopes. */
export function groupName(group: ScopeGroup, messages: Messages): string {
  const { scope, scopes } = group;
  if (scopes.length > 1) {
    const unit = { 'node-pool': 'poolAlike', 'virtual-node': 'virtualAlike' } as const;
    const forms = scope.kind === 'node-pool' || scope.kind === 'virtual-node' ? unit[scope.kind] : 'alike';
    return countOf(messages.unit[forms], scopes.length);
  }
  return isUnread(scope) ? `? ${messages.unlisted[scope.kind]}` : shortName(scope);
}

/** `managed`, `≈edge` for what lies outside the model and is read as edge. */
export function configurationLabel(row: LedgerRow | undefined, messages: Messages): string {
  if (row === undefined) return '';
  const { configuration, assumed } = row;
  if (configuration !== 'outside-model' || !assumed) return messages.configurationShort[configuration];
  return `≈${messages.configurationShort[assumed]}`;
}

/** `node OS patching: apply fixes (remainder)`. */
export function dutyLabel(row: Pick<LedgerRow, 'duty' | 'part'>, messages: Messages): string {
  if (row.duty === null) return '–';
  const duty = messages.duty[row.duty];
  return row.part === undefined
    ? duty
    : fill(messages.punctuation.pair, { a: duty, b: messages.part[row.part] });
}

/** `cs/DescribeClusterNodePools (c0aa)`. */
export function documentName(document: { source: string; ids: readonly string[] }): string {
  const ids = document.ids.filter((id) => id !== '');
  return ids.length === 0 ? document.source : `${document.source} (${ids.join(', ')})`;
}

/** Why a row is not proven, without what its empty list of checks says already. */
export function reasonsOf(row: LedgerRow): string[] {
  return (row.because ?? []).filter((reason) => row.checks.length > 0 || reason !== en.who.noChecks);
}

/** What proves a row: its checks and the age of its evidence; that nothing does is said only where nothing does. */
export function proofOf(row: LedgerRow, { punctuation, unit, who }: Messages): string[] {
  const checks = row.checks.length === 0 ? [] : [row.checks.join(punctuation.list)];
  const age = countOf(unit.day, row.evidenceAgeDays ?? 0);
  const evidence = row.evidenceAt === undefined ? [] : [fill(who.evidence, { time: row.evidenceAt, age })];
  const proof = [...checks, ...evidence];
  return proof.length === 0 && row.statement === undefined ? [who.noChecks] : proof;
}
