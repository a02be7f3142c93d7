import type { Evidence, Gap } from '../../kernel/known.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';

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
