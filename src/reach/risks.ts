import { compareLists } from '../kernel/compare.ts';
import { withImplicitGroups } from '../rbac/implicit-groups.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import { DANGEROUS_RIGHTS } from './dangerous-rights.ts';
import { type Reach, ReachReader } from './reach.ts';
import { isShipped } from './shipped.ts';

export interface SubjectRisks extends Reach {
  subject: { kind: 'User' | 'Group'; name: string };
}

/** Every subject that bindings name and that has a dangerous right beyond what every cluster ships. */
export function risksIn(policy: RbacPolicy): SubjectRisks[] {
  const reader = new ReachReader(policy, { ignores: (grant) => isShipped(grant, policy) });
  const users = [...policy.users.keys()].map((name) => ({ kind: 'User', name }) as const);
  const groups = [...policy.groups.keys()].map((name) => ({ kind: 'Group', name }) as const);
  return [...users, ...groups]
    .map((subject) => ({
      subject,
      ...(subject.kind === 'Group'
        ? reader.ofGroups([subject.name])
        : reader.beyondGroups(withImplicitGroups({ user: subject.name }))),
    }))
    .filter(({ rights }) => rights.length > 0)
    .sort((a, b) => worst(a) - worst(b) || compareLists(keyOf(a), keyOf(b)));
}

/** Rights stand in the table with those that give most first. */
function worst({ rights }: Reach): number {
  return Math.min(...rights.map(({ right }) => DANGEROUS_RIGHTS.findIndex(({ id }) => id === right)));
}

function keyOf({ subject }: SubjectRisks): string[] {
  return [subject.kind, subject.name];
}
