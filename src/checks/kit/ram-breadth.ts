import type { Gap, Known } from '../../kernel/known.ts';
import { seen } from '../../kernel/known.ts';
import { administrationOf } from '../../model/derive/ram-administration.ts';
import { powersOver, powersOverRole } from '../../model/derive/ram-reach.ts';
import { broadGrants } from '../../model/facts/broad-grants.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { PolicyStatement } from '../../model/facts/ram-policies.ts';
import type { HeldPolicy, RamRights } from '../../model/facts/ram-rights.ts';
import { undecided } from './ram-rights.ts';

/** What an identity has beyond single actions of single products. */
export interface Breadth {
  /** `*`, `ecs:*`, names of policies for all of a product, and single actions that give access to clusters. */
  grants: readonly string[];
  policies: readonly HeldPolicy[];
  /** Why there may be more. */
  gaps: readonly Gap[];
}

/** Denials beside are left aside: such policies are what to take away. */
export function breadthOf(rights: RamRights, cluster: Cluster): Breadth {
  const parts = rights.policies.map((held) => ({ held, ...ofPolicy(held) }));
  const broad = parts.filter(({ grants }) => grants.length > 0);
  const grants = new Set(broad.flatMap((part) => part.grants));
  const covered = administrationOf(rights).policies.length > 0;
  const powers = covered ? [] : powersOf(rights, cluster).filter(({ action }) => !hasProduct(grants, action));
  const named = new Set([...broad.map(({ held }) => held.name), ...powers.flatMap(({ by }) => by)]);
  return {
    grants: [...grants, ...powers.map(({ action }) => action)],
    policies: rights.policies.filter(({ name }) => named.has(name)),
    gaps: [...rights.missing, ...parts.flatMap((part) => part.gaps)],
  };
}

function hasProduct(grants: ReadonlySet<string>, action: string): boolean {
  return grants.has(`${action.split(':')[0]}:*`);
}

function powersOf(rights: RamRights, cluster: Cluster): { action: string; by: string[] }[] {
  const found = [
    ...powersOver(rights, cluster, ['issue-kubeconfig', 'grant-cluster-rights', 'change-cluster']),
    ...powersOverRole(rights, undefined),
  ];
  return found.flatMap(({ power, may }) =>
    may.decision === 'allow' ? [{ action: power.action, by: may.because.map(({ policy }) => policy) }] : [],
  );
}

function ofPolicy(held: HeldPolicy): { grants: readonly string[]; gaps: readonly Gap[] } {
  const certain = grantsOf(held, false);
  if (!certain.known) return { grants: [], gaps: [certain.because] };
  if (certain.value.length > 0 || !held.policy.known) return { grants: certain.value, gaps: [] };
  const onConditions = grantsOf(held, true);
  const reasons = held.policy.value.statements.flatMap((statement) =>
    'unclear' in statement && statement.effect !== 'Deny' ? [statement.unclear] : [],
  );
  if (onConditions.known && onConditions.value.length > 0)
    reasons.push(`whether the conditions on ${onConditions.value.join(', ')} hold is not known`);
  return { grants: [], gaps: reasons.map((reason) => undecided(held, reason)) };
}

function grantsOf(held: HeldPolicy, conditionsHold: boolean): Known<readonly string[]> {
  const { name, type, at, policy } = held;
  const statements = policy.known
    ? seen(plainStatements(policy.value.statements, conditionsHold), policy.at)
    : policy;
  return broadGrants({ name, type, at, statements });
}

type Statements = Extract<HeldPolicy['policy'], { known: true }>['value']['statements'];

function plainStatements(statements: Statements, conditionsHold: boolean): PolicyStatement[] {
  return statements.flatMap((statement) => {
    if ('unclear' in statement) return [];
    const { effect, actions, resources, conditions } = statement;
    return [
      {
        effect,
        actions: actions.values,
        allButActions: actions.allBut,
        resources: resources?.values ?? [],
        allButResources: resources?.allBut ?? false,
        conditional: !conditionsHold && conditions.length > 0,
      },
    ];
  });
}
