import type { Gap } from '../../kernel/known.ts';
import { registryWrites } from '../../model/derive/registry-writes.ts';
import type { HeldPolicy, RamRights } from '../../model/facts/ram-rights.ts';
import { openGaps } from './ram-rights.ts';

/** With what rights an identity may push or delete images. */
export interface RegistryRights {
  actions: readonly string[];
  policies: readonly HeldPolicy[];
  /** Why there may be more. */
  gaps: readonly Gap[];
}

/** @param counts which of the resources that its policies name matter, by default all */
export function registryRights(rights: RamRights, counts = (_resource: string) => true): RegistryRights {
  const answers = registryWrites(rights, counts);
  const allowed = answers.filter(({ decision }) => decision === 'allow');
  const named = new Set(allowed.flatMap(({ because }) => because.map(({ policy }) => policy)));
  const gaps = new Map(answers.flatMap(openGaps).map((gap) => [JSON.stringify(gap), gap]));
  return {
    actions: [...new Set(allowed.map(({ request }) => request.action))].sort(),
    policies: rights.policies.filter(({ name }) => named.has(name)),
    gaps: [...gaps.values()],
  };
}
