import { matchesGlob } from '../kernel/glob.ts';
import { type Answer, any, not } from './answer.ts';
import { parseRamArn } from './arn.ts';
import type { Context } from './condition.ts';
import { appliesTo, type Bearing, bearingOf, decide, type Evaluation, type Reason } from './evaluate.ts';
import type { Policy, Principals, Statement, UnclearStatement } from './policy.ts';

/** Somebody who would like to become a role. */
export type Caller =
  | { kind: 'user' | 'role'; account: string; name: string }
  | { kind: 'service'; name: string }
  /** Somebody whom an identity provider vouches for, such as a service account of a cluster. */
  | { kind: 'federated'; provider: string };

export const ASSUME_ROLE = 'sts:AssumeRole';

/**
 * What a role's trust policy makes of a caller. RAM users and roles need the right to assume the role beside
 * this: https://www.alibabacloud.com/help/en/ram/policy-evaluation-process-of-assuming-a-ram-role
 */
export function trusts(trust: Policy, caller: Caller, context?: Context): Evaluation {
  const request = context === undefined ? { action: ASSUME_ROLE } : { action: ASSUME_ROLE, context };
  const bearings = trust.statements.map((statement): Bearing => {
    const answer = 'unclear' in statement ? 'yes' : isAbout(statement, caller);
    if (answer === 'no') return NO_BEARING;
    const bearing = bearingOf(TRUST, { statements: [statement] }, request);
    return answer === 'yes' ? bearing : softened(bearing);
  });
  return decide(bearings);
}

const TRUST = 'trust policy';
const NO_BEARING: Bearing = { allows: [], denies: [], open: [] };

function softened({ allows, denies, open }: Bearing): Bearing {
  const unclear = 'whether it names the caller is not known';
  const soft = (reason: Reason): Reason => ({ ...reason, unclear });
  return { allows: [], denies: [], open: [...allows.map(soft), ...denies.map(soft), ...open] };
}

function isAbout({ principals }: Statement, caller: Caller): Answer {
  if (principals === undefined) return 'unclear';
  const answer = principals.everyone ? 'yes' : any(answersOf(principals, caller));
  return principals.allBut ? not(answer) : answer;
}

function answersOf(principals: Principals, caller: Caller): Answer[] {
  switch (caller.kind) {
    case 'service':
      return principals.services.map((name) => sameName(name, caller.name));
    case 'federated':
      return principals.federated.map((name) => sameName(name, caller.provider));
    default:
      return principals.ram.map((name) => namesIdentity(name, caller));
  }
}

/** RAM writes the names of roles in lower case in their ARNs, so case tells no two apart. */
function sameName(pattern: string, name: string): Answer {
  return matchesGlob(pattern.toLowerCase(), name.toLowerCase()) ? 'yes' : 'no';
}

function namesIdentity(
  pattern: string,
  caller: { kind: 'user' | 'role'; account: string; name: string },
): Answer {
  if (pattern === '*') return 'yes';
  const arn = parseRamArn(pattern);
  if (arn === undefined) return 'unclear';
  if (!matchesGlob(arn.account, caller.account)) return 'no';
  // `root` stands for the account: for every identity in it.
  if (arn.rest === 'root' || arn.rest === '*') return 'yes';
  if (arn.rest.startsWith('assumed-role/')) return caller.kind === 'role' ? 'unclear' : 'no';
  return sameName(arn.rest, `${caller.kind}/${caller.name}`);
}

export interface Trustee {
  kind: 'anyone' | 'account' | 'user' | 'role' | 'service' | 'oidc-provider' | 'saml-provider' | 'other';
  /** As the policy spells it. */
  value: string;
  statement: Statement;
}

/** Whom the statements that allow name, and the statements of which that cannot be told. */
export interface Trustees {
  named: readonly Trustee[];
  unclear: readonly UnclearStatement[];
  /** Statements that deny: they take away from what is named. */
  denials: readonly Statement[];
}

export function trusteesOf(trust: Policy): Trustees {
  const named: Trustee[] = [];
  const unclear: UnclearStatement[] = [];
  const denials: Statement[] = [];
  for (const statement of trust.statements) {
    if ('unclear' in statement) unclear.push(statement);
    else if (statement.effect === 'Deny') denials.push(statement);
    else if (appliesTo(statement, { action: ASSUME_ROLE }) !== 'no')
      named.push(...trusteesOfStatement(statement));
  }
  return { named, unclear, denials };
}

function trusteesOfStatement(statement: Statement): Trustee[] {
  const { principals } = statement;
  if (principals === undefined) return [];
  if (principals.everyone || principals.allBut) return [{ kind: 'anyone', value: '*', statement }];
  return [
    ...principals.ram.map((value) => ({ kind: kindOfRam(value), value, statement })),
    ...principals.services.map((value) => ({ kind: 'service' as const, value, statement })),
    ...principals.federated.map((value) => ({ kind: kindOfProvider(value), value, statement })),
  ];
}

function kindOfRam(value: string): Trustee['kind'] {
  if (value === '*') return 'anyone';
  const arn = parseRamArn(value);
  if (arn === undefined) return 'other';
  if (arn.account.includes('*')) return 'anyone';
  if (arn.rest === 'root' || arn.rest === '*') return 'account';
  if (arn.rest.startsWith('user/')) return 'user';
  return arn.rest.startsWith('role/') ? 'role' : 'other';
}

function kindOfProvider(value: string): Trustee['kind'] {
  const rest = parseRamArn(value)?.rest ?? '';
  if (rest.startsWith('oidc-provider/')) return 'oidc-provider';
  return rest.startsWith('saml-provider/') ? 'saml-provider' : 'other';
}
