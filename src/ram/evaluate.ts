import { type Answer, both } from './answer.ts';
import { type Context, holds, NOTHING_KNOWN } from './condition.ts';
import { matchesAction, matchesResource } from './match.ts';
import type { Effect, Policy, Statement, UnclearStatement } from './policy.ts';

/** What somebody would like to do. */
export interface RamRequest {
  /** `cs:DescribeClusterUserKubeconfig`; no pattern. */
  action: string;
  /** The ARN of what it is done to; absent where the action has none, or where none is meant in particular. */
  resource?: string;
  context?: Context;
}

/** A policy that is in force for somebody, or that it is, and why it could not be read. */
export type PolicyInForce = { name: string; policy: Policy } | { name: string; unread: string };

export type Decision = 'allow' | 'deny' | 'implicit-deny' | 'unknown';

/** One statement that bears on a decision. */
export interface Reason {
  policy: string;
  /** The statement's place in the document; empty for a policy that was not read. */
  path: string;
  /** What it does, or may do; absent where it may do either. */
  effect?: Effect;
  /** Why it does not decide; absent where it does. */
  unclear?: string;
}

export interface Evaluation {
  decision: Decision;
  /** The statements that decide, or that keep the decision open; empty for an implicit denial. */
  because: readonly Reason[];
}

/**
 * What identity-based policies make of a request: denied unless allowed, and an explicit denial beats any
 * allowance (https://www.alibabacloud.com/help/en/ram/policy-evaluation-process). Control policies of a
 * resource directory and session policies, which that page evaluates before, can only take rights away.
 */
export function evaluate(policies: readonly PolicyInForce[], request: RamRequest): Evaluation {
  const bearing = policies.map((held) =>
    'policy' in held ? bearingOf(held.name, held.policy, request) : unreadBearing(held.name, held.unread),
  );
  return decide(bearing);
}

/** What one policy says of a request. */
export interface Bearing {
  allows: readonly Reason[];
  denies: readonly Reason[];
  /** May allow, may deny, or may do either. */
  open: readonly Reason[];
}

export function unreadBearing(name: string, why: string): Bearing {
  return { allows: [], denies: [], open: [{ policy: name, path: '', unclear: why }] };
}

export function bearingOf(name: string, policy: Policy, request: RamRequest): Bearing {
  const bearing = { allows: [] as Reason[], denies: [] as Reason[], open: [] as Reason[] };
  for (const statement of policy.statements) {
    if ('unclear' in statement) bearing.open.push(unclearReason(name, statement));
    else addStatement(bearing, name, statement, request);
  }
  return bearing;
}

function unclearReason(policy: string, { path, effect, unclear }: UnclearStatement): Reason {
  return effect === undefined ? { policy, path, unclear } : { policy, path, effect, unclear };
}

function addStatement(
  into: { allows: Reason[]; denies: Reason[]; open: Reason[] },
  policy: string,
  statement: Statement,
  request: RamRequest,
): void {
  const { effect, path } = statement;
  const answer = appliesTo(statement, request);
  if (answer === 'no') return;
  if (answer === 'unclear') into.open.push({ policy, path, effect, unclear: whyUnclear(statement, request) });
  else (effect === 'Allow' ? into.allows : into.denies).push({ policy, path, effect });
}

/** Whether a statement is about a request; its principals are another question. */
export function appliesTo(statement: Statement, request: RamRequest): Answer {
  const action = matchesAction(statement.actions, request.action);
  if (action === 'no') return action;
  return both(
    action,
    statement.resources === undefined
      ? 'yes'
      : matchesResource(statement.resources, request.action, request.resource),
    ...statement.conditions.map((condition) => holds(condition, request.context ?? NOTHING_KNOWN)),
  );
}

function whyUnclear(statement: Statement, { context = NOTHING_KNOWN }: RamRequest): string {
  const open = statement.conditions.find((condition) => holds(condition, context) === 'unclear');
  if (open !== undefined) return `whether ${open.operator} on ${open.key} holds is not known`;
  return 'whether it is about the resource is not known';
}

/** One decision from what every policy says. */
export function decide(bearings: readonly Bearing[]): Evaluation {
  const denies = bearings.flatMap((bearing) => bearing.denies);
  if (denies.length > 0) return { decision: 'deny', because: denies };
  const allows = bearings.flatMap((bearing) => bearing.allows);
  const open = bearings.flatMap((bearing) => bearing.open);
  // With an allowance only a possible denial matters; without one only a possible allowance does.
  const matters = open.filter(({ effect }) => effect !== (allows.length > 0 ? 'Allow' : 'Deny'));
  if (matters.length > 0) return { decision: 'unknown', because: [...allows, ...matters] };
  return allows.length > 0
    ? { decision: 'allow', because: allows }
    : { decision: 'implicit-deny', because: [] };
}
