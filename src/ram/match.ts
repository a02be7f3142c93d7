import { matchesGlob } from '../kernel/glob.ts';
import { type Answer, any, not } from './answer.ts';
import type { Patterns } from './policy.ts';

/**
 * Names of actions are case-insensitive "in most cases", says
 * https://www.alibabacloud.com/help/en/ram/user-guide/policy-elements, so case never tells two apart here.
 */
export function matchesAction(actions: Patterns, action: string): Answer {
  const wanted = action.toLowerCase();
  return inverted(
    actions,
    any(actions.values.map((pattern) => (matchesGlob(pattern.toLowerCase(), wanted) ? 'yes' : 'no'))),
  );
}

/**
 * `acs:<service>:<region>:<account>:<relative id>` with `*` and `?`. Without a resource the question is about
 * one that nobody named: only `*` is sure to be about it.
 */
export function matchesResource(resources: Patterns, action: string, resource: string | undefined): Answer {
  const answers = resources.values.map((pattern) =>
    resource === undefined ? matchesUnnamed(pattern, action) : matchesNamed(pattern, resource),
  );
  return inverted(resources, any(answers));
}

function inverted(patterns: Patterns, answer: Answer): Answer {
  return patterns.allBut ? not(answer) : answer;
}

function matchesNamed(pattern: string, resource: string): Answer {
  // Variables are replaced by RAM when it decides.
  if (pattern.includes('${')) return 'unclear';
  if (matchesGlob(pattern, resource)) return 'yes';
  if (!matchesGlob(pattern.toLowerCase(), resource.toLowerCase())) return 'no';
  // RAM itself writes the names of roles in lower case in their ARNs; of other services it is not documented.
  return resource.startsWith('acs:ram:') ? 'yes' : 'unclear';
}

function matchesUnnamed(pattern: string, action: string): Answer {
  if (/^\*+$/.test(pattern)) return 'yes';
  const [, service] = pattern.split(':');
  const own = SERVICE_OF_RESOURCES.get(action.split(':')[0]?.toLowerCase() ?? '');
  const foreign = own !== undefined && service !== undefined && !matchesGlob(service.toLowerCase(), own);
  return foreign && pattern.startsWith('acs:') ? 'no' : 'unclear';
}

/** Whose ARNs the actions of a service are about; only of these services it is known. */
const SERVICE_OF_RESOURCES: ReadonlyMap<string, string> = new Map([
  ['cs', 'cs'],
  ['cr', 'cr'],
  ['ram', 'ram'],
  ['sts', 'ram'],
]);
