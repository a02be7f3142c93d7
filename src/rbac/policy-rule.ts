/** A rule of a Role or ClusterRole, as `rbac.authorization.k8s.io/v1` spells it. */
export interface PolicyRule {
  verbs: readonly string[];
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
  nonResourceURLs?: readonly string[];
}

export const RULE_MEMBERS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

/** Equal in the eyes of the aggregation controller: an absent list and an empty one are the same. */
export function ruleKey(rule: PolicyRule): string {
  return JSON.stringify(RULE_MEMBERS.map((name) => rule[name] ?? []));
}
