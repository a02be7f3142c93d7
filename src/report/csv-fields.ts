import type { Scope } from '../model/scope.ts';
import { inert } from './inert.ts';

export type Field = string | number | undefined | null;

/** Of every table whose records are about a scope. */
export const SCOPE_COLUMNS = [
  'scope_kind',
  'account',
  'region',
  'cluster',
  'cluster_name',
  'node_pool',
  'node_pool_name',
  'node',
  'instance',
] as const;

export function scopeFields(scope: Scope): Record<(typeof SCOPE_COLUMNS)[number], Field> {
  return {
    scope_kind: scope.kind,
    account: scope.account,
    region: scope.region,
    cluster: scope.cluster,
    cluster_name: scope.clusterName,
    node_pool: scope.nodePool,
    node_pool_name: scope.nodePoolName,
    node: scope.node,
    instance: scope.instance,
  };
}

/** Values of one field, each once. */
export function several(values: readonly string[]): string {
  return [...new Set(values)].join('; ');
}

// A spreadsheet runs a cell that starts with one of these, after blanks too and in their full-width forms.
const FORMULA = /^[\s'"]*[=+\-@|%＝＋－＠]/;

/** A field of a record: quoted where it must be, and no formula for a spreadsheet. */
export function toField(value: Field): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = inert(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
