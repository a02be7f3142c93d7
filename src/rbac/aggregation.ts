import { compareText } from '../kernel/compare.ts';
import { selects } from './label-selector.ts';
import { type PolicyRule, ruleKey } from './policy-rule.ts';
import type { RoleObject } from './rbac-object.ts';

/**
 * The rules that the aggregation controller would write into a ClusterRole: those of every other ClusterRole
 * that a selector selects, as these are stored now, each once.
 * Kubernetes: pkg/controller/clusterroleaggregation
 */
export function aggregatedRules(role: RoleObject, clusterRoles: readonly RoleObject[]): PolicyRule[] {
  const rules = new Map<string, PolicyRule>();
  for (const rule of selectedBy(role, clusterRoles).flatMap((other) => other.rules)) {
    const key = ruleKey(rule);
    if (!rules.has(key)) rules.set(key, rule);
  }
  return [...rules.values()];
}

function selectedBy(role: RoleObject, clusterRoles: readonly RoleObject[]): RoleObject[] {
  return (role.selectors ?? []).flatMap((selector) =>
    clusterRoles.filter((other) => other.id.name !== role.id.name && selects(selector, other.labels)),
  );
}

/** An aggregated ClusterRole whose stored rules are not those that its selectors gather. */
export interface AggregationDrift {
  name: string;
  /** Gathered, and not stored. */
  missing: readonly PolicyRule[];
  /** Stored, and not gathered. */
  surplus: readonly PolicyRule[];
}

export function driftOf(role: RoleObject, clusterRoles: readonly RoleObject[]): AggregationDrift | undefined {
  if (role.selectors === undefined) return undefined;
  const gathered = aggregatedRules(role, clusterRoles);
  const missing = without(gathered, role.rules);
  const surplus = without(role.rules, gathered);
  return missing.length + surplus.length === 0 ? undefined : { name: role.id.name, missing, surplus };
}

function without(rules: readonly PolicyRule[], others: readonly PolicyRule[]): PolicyRule[] {
  const keys = new Set(others.map(ruleKey));
  return rules.filter((rule) => !keys.has(ruleKey(rule)));
}

/**
 * Manifests leave the rules of an aggregated ClusterRole to the controller: fills them in, round after round as
 * it does, for one aggregated role may select another, or each other in a circle.
 */
export function fillAggregated(roles: readonly RoleObject[]): RoleObject[] {
  const clusterRoles = roles
    .filter((role) => role.id.kind === 'ClusterRole')
    .sort((a, b) => compareText(a.id.name, b.id.name));
  const filled = new Map(clusterRoles.map((role) => [role.id.name, role]));
  const empty = clusterRoles.filter(isLeftToController).map((role) => role.id.name);
  // Rules and doubts only ever come to more, for the roles start empty: it ends.
  while (empty.map((name) => fillOne(name, filled)).includes(true));
  return roles.map((role) => (role.id.kind === 'ClusterRole' ? (filled.get(role.id.name) ?? role) : role));
}

/** Whether anything came to it. */
function fillOne(name: string, filled: Map<string, RoleObject>): boolean {
  const role = filled.get(name) as RoleObject;
  const others = [...filled.values()];
  const rules = aggregatedRules(role, others);
  const doubts = [...new Set(selectedBy(role, others).flatMap((other) => other.doubts))];
  filled.set(name, { ...role, rules, doubts });
  return rules.length > role.rules.length || doubts.length > role.doubts.length;
}

function isLeftToController(role: RoleObject): boolean {
  return role.selectors !== undefined && role.rules.length === 0 && role.doubts.length === 0 && !role.served;
}
