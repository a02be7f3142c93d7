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
  /** Those of them that nothing else stands in for: without one of these the right is gone. */
  needed: readonly Grant[];
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

interface Held {
  grant: Grant;
  names?: readonly string[];
}
/** By need, the grants that meet it: those for every object first. */
/** No name holds a line break. A user without a name is one that a binding may name, by an empty text. */
const NOBODY = '\n';
const PLACES = new Map(DANGEROUS_RIGHTS.map(({ id }, index) => [id, index]));

function placeOf({ right }: DangerousReach): number {
  return PLACES.get(right) ?? PLACES.size;
}

/** Whether whoever has the one has the other. */
function includes(held: DangerousReach, right: DangerousReach): boolean {
  if (held.right !== right.right) return false;
  if (held.namespace !== undefined && held.namespace !== right.namespace) return false;
  return held.names === undefined || (right.names?.every((name) => held.names?.includes(name)) ?? false);
}

type Holding = Map<Need | UrlNeed, Held[]>;

/** Reads the needs of each rule once for any number of identities. */
export class ReachReader {
  private readonly policy: RbacPolicy;
  private readonly options: ReachOptions;
  private readonly met = new Map<PolicyRule, Met[]>();
  private readonly shared = new Map<string, Reach>();

  constructor(policy: RbacPolicy, options: ReachOptions = {}) {
    this.policy = policy;
    this.options = options;
  }

  /** The dangerous rights of a user: its own, and what its groups give it only together with these. */
  beyondGroups(subject: Subject): Reach {
    const { groups = [] } = subject;
    const key = groups.join('\n');
    const shared = this.shared.get(key) ?? this.ofGroups(groups);
    this.shared.set(key, shared);
    const alone = this.of({ ...subject, groups: [] });
    const together = this.of(subject);
    const told = [...alone.rights, ...shared.rights];
    const joint = together.rights.filter((right) => !told.some((other) => includes(other, right)));
    return { ...together, rights: [...alone.rights, ...joint].sort((a, b) => placeOf(a) - placeOf(b)) };
  }

  /** The dangerous rights of whoever is in the groups. */
  ofGroups(groups: readonly string[]): Reach {
    return this.of({ user: NOBODY, groups: [...groups] });
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
      const held = names === undefined ? { grant } : { grant, names };
      if (known === undefined) holding.set(need, [held]);
      // A grant for every object says more than one for some.
      else if (names === undefined) known.unshift(held);
      else known.push(held);
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
  right: DangerousRight,
  here: Holding,
  everywhere: Holding,
): Omit<DangerousReach, 'right'> | undefined {
  const best = bestOf(right, here, everywhere);
  if (best === undefined) return undefined;
  const because = best.map(({ grant }) => grant);
  const isNamed = best.some((each) => each.names !== undefined);
  const names = isNamed ? namesIn(right, here, everywhere) : [];
  const needed = because.filter((grant) => bestOf(right, here, everywhere, grant) === undefined);
  return names.length === 0 ? { because, needed } : { because, needed, names };
}

/** All the objects that some grant names: each rule may name others. */
function namesIn({ anyOf }: DangerousRight, here: Holding, everywhere: Holding): string[] {
  const held = anyOf.flat().flatMap((need) => [...(here.get(need) ?? []), ...(everywhere.get(need) ?? [])]);
  return [...new Set(held.flatMap(({ names = [] }) => names))].sort();
}

/** The grants of the list of needs that is met for most objects, as if one grant were not there. */
function bestOf(
  { anyOf }: DangerousRight,
  here: Holding,
  everywhere: Holding,
  without?: Grant,
): Held[] | undefined {
  const isLeft = ({ grant }: Held) => without === undefined || !isSameBinding(grant, without);
  let best: Held[] | undefined;
  for (const needs of anyOf) {
    const local = needs.map((need) => isNamespaced(need, here, everywhere) && here.get(need)?.find(isLeft));
    if (here !== everywhere && local.every((held) => !held)) continue;
    const held = needs.map((need, index) => local[index] || everywhere.get(need)?.find(isLeft));
    if (held.some((each) => each === undefined)) continue;
    const met = held as Held[];
    if (met.every(({ names }) => names === undefined)) return met;
    best ??= met;
  }
  return best;
}

/** What is in no namespace is reached through a ClusterRoleBinding only. */
function isNamespaced(need: Need | UrlNeed, here: Holding, everywhere: Holding): boolean {
  return here === everywhere || !('clusterScoped' in need || 'nonResourceURL' in need);
}

/** A binding is taken away as a whole, with every rule of its role. */
function isSameBinding({ binding: a }: Grant, { binding: b }: Grant): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
