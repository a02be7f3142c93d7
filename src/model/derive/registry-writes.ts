import { matchesGlob } from '../../kernel/glob.ts';
import { matchesAction } from '../../ram/match.ts';
import type { RamRights } from '../facts/ram-rights.ts';
import { type MayDo, mayDo } from './ram-may-do.ts';

/**
 * What changes or removes images that others run. Which action allows which operation, and the ARNs of
 * repositories: https://www.alibabacloud.com/help/en/acr/user-guide/ram-authorization-information
 */
const REGISTRY_WRITES = [
  'cr:PushRepository',
  'cr:DeleteRepository',
  'cr:DeleteRepositoryTag',
  'cr:DeleteRepoTag',
] as const;

/**
 * Whether an identity may push or delete images. Its policies name the repositories, so each of their
 * resources is asked about as it is written: a pattern is allowed as a whole, or denied as a whole.
 * @param counts which of these resources matter
 */
export function registryWrites(rights: RamRights, counts: (resource: string) => boolean): MayDo[] {
  return REGISTRY_WRITES.flatMap((action) => {
    const unnamed = mayDo(rights, { action }, 'account');
    // What keeps it open may be no more than that a statement names its repositories.
    if (unnamed.decision !== 'unknown') return [unnamed];
    const everything = `acs:cr:*:${rights.scope.account}:repository/*`;
    const resources = new Set([everything, ...resourcesOf(rights, action).filter(counts)]);
    return [...resources].map((resource) => mayDo(rights, { action, resource }, 'account'));
  });
}

/** The resources of the statements that allow an action, as far as they can be about a registry. */
function resourcesOf({ policies }: RamRights, action: string): string[] {
  return policies.flatMap(({ policy }) =>
    (policy.known ? policy.value.statements : []).flatMap((statement) => {
      if ('unclear' in statement || statement.effect === 'Deny' || statement.resources?.allBut) return [];
      if (matchesAction(statement.actions, action) === 'no') return [];
      return (statement.resources?.values ?? []).filter(isOfRegistries);
    }),
  );
}

function isOfRegistries(resource: string): boolean {
  const [scheme = '', service] = resource.toLowerCase().split(':');
  return matchesGlob(scheme, 'acs') && (service === undefined || matchesGlob(service, 'cr'));
}

/**
 * Whether a resource stands for a whole instance, or more. In the Personal Edition a namespace stands where
 * the Enterprise Edition has the instance, whose ids start with `cri-`.
 */
export function isWholeRegistry(resource: string): boolean {
  const [, , , , ...rest] = resource.split(':');
  if (rest.length === 0) return resource.endsWith('*');
  const relative = rest.join(':');
  const instance = /^repository\/([^/]*)/.exec(relative)?.[1];
  if (instance === undefined) return matchesGlob(relative, 'repository/*/*');
  if (!/[*?]/.test(instance) && !instance.startsWith('cri-')) return false;
  return relative === `repository/${instance}` || matchesGlob(relative, `repository/${instance}/*`);
}
