import type { Subject } from '../rbac/access-review.ts';
import type { Grant } from '../rbac/allowed.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import type { PolicyRule } from '../rbac/policy-rule.ts';
import { rulesFor } from '../rbac/rules-for.ts';
import { DANGEROUS_RIGHTS, type DangerousRight, type Need, type UrlNeed } from './dangerous-rights.ts';
import { type Met, needsMetBy } from './needs.ts';

/** A dangerous right that an identity has, on the union of all that it is bound to. */
export interface DangerousReach {
  right: string;
  /** Where; absent for the whole cluster. */
  namespace?: string;
  /** The objects that every grant is limited to; absent where it is not. */
  names?: readonly string[];
  /** One grant for each need of the right. */
  because: readonly Grant[];
}

export interface Reach {
  rights: readonly DangerousReach[];
  /** Why there may be more. */
  reasons: readonly string[];
}

export interface ReachOptions {
  /** Grants that do not count, such as those that every cluster ships. */
  ignores?(grant: Grant): boolean;
}

type Holding = Map<Need | UrlNeed, { grant: Grant; names?: readonly string[] }>;

/** Reads the needs of each rule once for any number of identities. */
export class ReachReader {
  private readonly policy: RbacPolicy;
  private readonly options: ReachOptions;
  private readonly met = new Map<PolicyRule, Met[]>();

  constructor(policy: RbacPolicy, options: ReachOptions = {}) {
    this.policy = policy;
    this.options = options;
  }

  /** The dangerous rights of a subject; its groups are taken as given. */
  of(subject: Subject): Reach {
    const held = rulesFor(this.policy, subject);
    const everywhere: Holding = new Map();
    const byNamespace = new Map<string, Holding>();
    for (const { rule, namespace, because } of held.rules) {
      if (this.options.ignores?.(because)) continue;
      let holding = everywhere;
      if (namespace !== undefined) {
        holding = byNamespace.get(namespace) ?? new Map();
        byNamespace.set(namespace, holding);
      }
      this.hold(holding, rule, because);
    }
    return { rights: rightsIn(everywhere, byNamespace), reasons: held.reasons };
  }

  private hold(holding: Holding, rule: PolicyRule, grant: Grant): void {
    let met = this.met.get(rule);
    if (met === undefined) {
      met = needsMetBy(rule);
      this.met.set(rule, met);
    }
    for (const { need, names } of met) {
      const known = holding.get(need);
      // A grant for every object says more than one for some.
      if (known !== undefined && (known.names === undefined || names !== undefined)) continue;
      holding.set(need, names === undefined ? { grant } : { grant, names });
    }
  }
}

function rightsIn(everywhere: Holding, byNamespace: ReadonlyMap<string, Holding>): DangerousReach[] {
  const found: DangerousReach[] = [];
  for (const right of DANGEROUS_RIGHTS) {
    const whole = metBy(right, everywhere, everywhere);
    if (whole !== undefined) found.push({ right: right.id, ...whole });
    if (whole !== undefined && whole.names === undefined) continue;
    for (const [namespace, holding] of byNamespace) {
      const own = metBy(right, holding, everywhere);
      if (own !== undefined) found.push({ right: right.id, namespace, ...own });
    }
  }
  return found;
}

/** Met by what is held here, together with what is held everywhere; not by the latter alone. */
function metBy(
  { anyOf }: DangerousRight,
  here: Holding,
  everywhere: Holding,
): Pick<DangerousReach, 'because' | 'names'> | undefined {
  let best: Pick<DangerousReach, 'because' | 'names'> | undefined;
  for (const needs of anyOf) {
    const grants = needs.map((need) => {
      const wide = everywhere.get(need);
      // What is in no namespace is reached through a ClusterRoleBinding only.
      const local = 'clusterScoped' in need || 'nonResourceURL' in need ? undefined : here.get(need);
      return here === everywhere ? wide : (local ?? wide);
    });
    if (grants.some((grant) => grant === undefined)) continue;
    if (here !== everywhere && !needs.some((need) => here.has(need))) continue;
    const held = grants as { grant: Grant; names?: readonly string[] }[];
    const names = [...new Set(held.flatMap((each) => each.names ?? []))];
    const because = held.map((each) => each.grant);
    if (names.length === 0) return { because };
    best ??= { because, names };
  }
  return best;
}
