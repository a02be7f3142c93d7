import { seen } from '../kernel/known.ts';
import { type Scope, scopeName } from '../model/scope.ts';
import type { InventoryItem } from './inventory-item.ts';

/** A version that the user vouches for, where nothing that can be collected tells it: `runc=1.1.11`. */
export interface Installed {
  /** A cluster, `cluster/pool` or `cluster/node`; undefined for everywhere. */
  scope: string | undefined;
  component: string;
  version: string;
}

/** Of what is read nothing is overruled: a version is taken from the user only where none is known. */
export function vouched(item: InventoryItem, installed: readonly Installed[]): InventoryItem {
  if (item.version.known) return item;
  const found = installed.findLast(
    ({ scope, component }) =>
      component === item.component && (scope === undefined || lies(item.scope, scope)),
  );
  if (found === undefined) return item;
  const at = { source: '--installed', ids: [], path: '', value: found.version };
  return { ...item, version: seen(found.version, at) };
}

/** Whether a scope is the one that was named, or a part of it. */
export function lies(scope: Scope, wanted: string): boolean {
  const { cluster, clusterName, nodePool, nodePoolName } = scope;
  const names = [scopeName(scope), cluster, clusterName];
  for (const held of [cluster, clusterName])
    for (const pool of [nodePool, nodePoolName]) if (pool !== undefined) names.push(`${held}/${pool}`);
  return names.includes(wanted);
}
