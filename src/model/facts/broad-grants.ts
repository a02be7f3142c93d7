import { type Known, seen } from '../../kernel/known.ts';
import type { AttachedPolicy, PolicyStatement } from './ram-policies.ts';

/**
 * System policies that reach beyond one product. Their documents are published under
 * https://www.alibabacloud.com/help/en/ram/developer-reference/ with one page for each name.
 */
const ADMIN_LIKE = new Set(['AdministratorAccess', 'PowerUserAccess']);

/** What makes a policy admin-like: the policy itself, or the actions it allows everywhere; empty for none. */
export function broadGrants(policy: AttachedPolicy): Known<readonly string[]> {
  if (policy.type === 'System') {
    if (ADMIN_LIKE.has(policy.name) || policy.name.endsWith('FullAccess'))
      return seen([policy.name], policy.at);
    if (policy.name.endsWith('ReadOnlyAccess')) return seen([], policy.at);
  }
  if (!policy.statements.known) return policy.statements;
  return seen(policy.statements.value.flatMap(grantsOf), policy.statements.at);
}

/** `*`, `<product>:*` and `NotAction`, on every resource and without a condition. */
function grantsOf(statement: PolicyStatement): string[] {
  if (statement.effect !== 'Allow' || statement.conditional) return [];
  if (!statement.allButResources && !statement.resources.some(isEveryResource)) return [];
  if (statement.allButActions) return [`NotAction ${statement.actions.join(', ')}`];
  return statement.actions.filter(isWholeProduct);
}

function isWholeProduct(action: string): boolean {
  const colon = action.indexOf(':');
  return isStars(action.slice(colon + 1));
}

/** `*`, or `acs:<product>:<region>:<account>:<resource>` that leaves region and resource open. */
function isEveryResource(resource: string): boolean {
  if (isStars(resource)) return true;
  const [scheme, , region, , ...name] = resource.split(':');
  return (
    scheme === 'acs' &&
    (region === '' || region === '*') &&
    (name.join(':') === '*/*' || isStars(name.join(':')))
  );
}

function isStars(pattern: string): boolean {
  if (pattern === '') return false;
  for (const character of pattern) if (character !== '*') return false;
  return true;
}
