import type { Evidence, Gap } from '../../kernel/known.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';
import type { RamRights } from '../../model/facts/ram-rights.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';

/**
 * The RAM roles that the nodes of pools run with, and where each is named. The role that the cluster names
 * itself is announced as deprecated, and no node need run with it.
 */
export function nodeRoles(pools: readonly NodePool[]): {
  roles: ReadonlyMap<string, Evidence>;
  gaps: readonly Gap[];
} {
  const roles = new Map<string, Evidence>();
  const gaps: Gap[] = [];
  for (const { ramRole } of pools) {
    if (ramRole.known) roles.set(ramRole.value, ramRole.at);
    else gaps.push(ramRole.because);
  }
  return { roles, gaps };
}

/** Machines outside Alibaba Cloud have no instance role. */
export function hasInstances({ type }: NodePool): boolean {
  return !(type.known && type.value === 'edge');
}

/** What a look at the rights of each role that pools name finds, and what was not read of them. */
export function lookAtRoles<T extends { gaps: readonly Gap[] }>(
  pools: readonly NodePool[],
  rights: Table<RamRights>,
  look: (role: RamRights) => T,
): { looked: (T & { name: string; at: Evidence })[]; gaps: Gap[] } {
  const { roles, gaps: unnamed } = nodeRoles(pools);
  const gaps: Gap[] = [...unnamed];
  const looked = [...roles].flatMap(([name, at]) => {
    const found = rightsOfRole(name, at, rights);
    const seen = 'role' in found ? look(found.role) : undefined;
    gaps.push(...(seen?.gaps ?? ('gaps' in found ? found.gaps : [])));
    return seen === undefined ? [] : [{ ...seen, name, at }];
  });
  return { looked, gaps };
}

/** What RAM grants the role that a pool names at `at`, or why that is not known. */
function rightsOfRole(
  name: string,
  at: Evidence,
  rights: Table<RamRights>,
): { role: RamRights } | { gaps: readonly Gap[] } {
  const role = rights
    .by('kind', 'role')
    .find((row) => row.name.known && row.name.value.toLowerCase() === name.toLowerCase());
  if (role !== undefined) return { role };
  const { state, gaps } = rights.completeness();
  if (state === 'complete')
    return { gaps: [gapOf('ram/ListRoles', [], 'absent', `RAM does not list ${name}`)] };
  return { gaps: gaps.length > 0 ? gaps : [gapOf(at.source, at.ids, 'failed', name)] };
}
