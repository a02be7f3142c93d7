import type { Answer } from './answer.ts';
import { any } from './answer.ts';
import type { Policy, Statement } from './policy.ts';

/**
 * Whether a policy has a statement that allows every action on every resource; unclear where one that may
 * could not be read or depends on a condition. What denials take away again is another question.
 */
export function allowsEverything(policy: Policy): Answer {
  return any(policy.statements.map(allows));
}

function allows(statement: Policy['statements'][number]): Answer {
  if ('unclear' in statement) return statement.effect === 'Deny' ? 'no' : 'unclear';
  if (statement.effect === 'Deny' || !isBoundless(statement)) return 'no';
  return statement.conditions.length === 0 ? 'yes' : 'unclear';
}

// `*:*` names every service and every action of it.
const EVERY_ACTION = /^(?:\*+|\*+:\*+)$/;
const EVERY_RESOURCE = /^(?:\*+|acs:\*+(?::\*+)*)$/;

function isBoundless({ actions, resources }: Statement): boolean {
  if (actions.allBut || resources === undefined || resources.allBut) return false;
  return (
    actions.values.some((pattern) => EVERY_ACTION.test(pattern)) &&
    resources.values.some((pattern) => EVERY_RESOURCE.test(pattern))
  );
}
