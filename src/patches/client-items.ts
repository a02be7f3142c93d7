import { findComponent } from '../advisories/components.ts';
import { seen } from '../kernel/known.ts';
import { parseVersion } from '../kernel/version.ts';
import type { AdviceNote } from '../model/advice-note.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Tables } from '../model/tables.ts';
import { type Installed, lies } from './installed.ts';
import type { InventoryItem } from './inventory-item.ts';
import { note } from './match-basis.ts';

/** kubectl may be one minor version older or newer than the API server (Kubernetes version skew policy). */
const KUBECTL_SKEW = 1;

/**
 * Tools on the machines of operators: nothing that is collected tells of them, so that only what the user
 * vouches for is there.
 */
export function clientItems(installed: readonly Installed[], { account, clusters }: Tables): InventoryItem[] {
  const tools = installed.filter(({ component }) => findComponent(component)?.layer === 'client-tools');
  return tools.flatMap(({ scope, component, version }) => {
    const held = clusters.rows.filter((cluster) => scope === undefined || lies(cluster.scope, scope));
    const places = scope === undefined ? account.rows.map((row) => row.scope) : held.map((row) => row.scope);
    const at = { source: '--installed', ids: [], path: '', value: version };
    return places.map((place) => ({
      scope: place,
      component,
      layer: 'client-tools' as const,
      version: seen(version, at),
      facts: new Map<string, string>(),
      notes: skewNotes(version, held),
    }));
  });
}

function skewNotes(version: string, clusters: readonly Cluster[]): AdviceNote[] {
  const distance = new Map(clusters.map((cluster) => [cluster, minorsApart(version, cluster)]));
  const names = (wanted: (apart: number | undefined) => boolean) =>
    clusters.filter((cluster) => wanted(distance.get(cluster))).map(({ id }) => id);
  const apart = names((minors) => minors !== undefined && minors > KUBECTL_SKEW);
  const untold = names((minors) => minors === undefined);
  const told = (code: string, found: readonly string[]) =>
    found.length === 0 ? [] : [note(code, { version, clusters: found.join(', ') })];
  return [...told('kubectl-skew', apart), ...told('kubectl-skew-untold', untold)];
}

function minorsApart(version: string, { currentVersion }: Cluster): number | undefined {
  const client = parseVersion(version);
  const server = currentVersion.known ? parseVersion(currentVersion.value) : undefined;
  if (client === undefined || server === undefined) return undefined;
  return client.major === server.major ? Math.abs(client.minor - server.minor) : Number.POSITIVE_INFINITY;
}
