import type { Basis } from '../model/basis.ts';
import type { Duty, Layer, Party } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';
import { basis, factOf } from '../responsibility/basis.ts';
import type { Cell } from '../responsibility/cell.ts';
import { SENTENCES } from '../responsibility/source-table.ts';
import type { InventoryItem } from './inventory-item.ts';

/** Whose a duty is, and why. */
export interface Owner {
  party: Party;
  basis: readonly Basis[];
}

/** The resolver's cells, asked by scope, layer and duty. */
export class Cells {
  readonly #byKey: ReadonlyMap<string, readonly Cell[]>;

  constructor(cells: readonly Cell[]) {
    this.#byKey = Map.groupBy(cells, ({ scope, layer, duty }) => keyOf(scope, layer, duty));
  }

  of(scope: Scope, layer: Layer, duty: Duty): readonly Cell[] {
    return this.#byKey.get(keyOf(scope, layer, duty)) ?? [];
  }

  owner(scope: Scope, layer: Layer, duty: Duty): Owner {
    const [cell, ...others] = this.of(scope, layer, duty);
    if (cell === undefined) return unresolved(layer);
    return {
      party: others.length === 0 ? (cell.party ?? 'unknown') : 'unknown',
      basis: [cell, ...others].flatMap((each) => each.basis),
    };
  }
}

function keyOf(scope: Scope, layer: Layer, duty: Duty | null): string {
  return `${scopeKey(scope)}\n${layer}\n${duty}`;
}

function unresolved(layer: Layer): Owner {
  return {
    party: 'unknown',
    basis: [basis(`${layer}-not-resolved`, SENTENCES.applyPatches, [], 'inferred')],
  };
}

/** The party that owes applying a fix of the component at the item's place. */
export function ownerOf(item: InventoryItem, cells: Cells, necessity?: string): Owner {
  const { scope, layer } = item;
  switch (layer) {
    case 'control-plane':
    case 'kubelet':
    case 'container-runtime':
    case 'workload':
      return cells.owner(scope, layer, 'apply-fix');
    case 'node-os':
      return osOwner(item, cells, necessity);
    case 'pod-runtime':
      // Alibaba Cloud patches the sandbox; that the pod has to be recreated for it shows in the trigger.
      return cells.owner(scope, 'pod-runtime', 'publish-fix');
    case 'client-tools':
      return {
        party: 'customer',
        basis: [basis('client-tools-outside-the-table', SENTENCES.applyPatches, [], 'inferred')],
      };
    default:
      return addonOwner(item, cells);
  }
}

/** The table has no row for system components: upgrading an add-on is the customer's, unless ACK hosts it. */
function addonOwner(item: InventoryItem, cells: Cells): Owner {
  const { addon, images = [] } = item;
  if (item.node !== undefined || item.pool !== undefined) return nodeComponentOwner();
  const own = cells.owner(item.scope, 'cluster-and-network', 'apply-fix');
  const facts = addon === undefined ? [] : [factOf(`${addon.name}: managed`, addon.managed)];
  const inCluster = basis('addon-in-the-cluster', SENTENCES.applyPatches, facts, 'inferred');
  if (addon === undefined || (addon.managed.known && !addon.managed.value))
    return { party: own.party, basis: [inCluster, ...own.basis] };
  if (addon.managed.known) {
    const hosted = cells.owner(item.scope, 'control-plane', 'apply-fix');
    const rule = basis('addon-hosted-by-the-provider', SENTENCES.controlPlane, facts, 'inferred');
    return { party: hosted.party, basis: [rule, ...hosted.basis] };
  }
  // What runs as pods of the cluster is not on the provider's side.
  if (images.length > 0) return { party: own.party, basis: [inCluster, ...own.basis] };
  return {
    party: 'unknown',
    basis: [basis('addon-place-unread', SENTENCES.applyPatches, facts, 'inferred')],
  };
}

function nodeComponentOwner(): Owner {
  return {
    party: 'customer',
    basis: [basis('node-plugins-come-with-add-ons', SENTENCES.applyPatches, [], 'inferred')],
  };
}

/** Where automation covers a part, the part that this component or level falls into decides. */
function osOwner(item: InventoryItem, cells: Cells, necessity: string | undefined): Owner {
  const found = cells.of(item.scope, 'node-os', 'apply-fix');
  const remainder = found.find(({ part }) => part === 'remainder');
  const automated = found.find(({ part }) => part === 'automated');
  if (remainder === undefined || automated === undefined)
    return cells.owner(item.scope, 'node-os', 'apply-fix');
  const packages = leftOver(remainder, 'packages left over');
  const levels = leftOver(remainder, 'levels left over');
  const isLeft =
    packages.some((name) => item.component === name || item.component.startsWith(`${name}-`)) ||
    (necessity !== undefined && levels.includes(necessity));
  if (isLeft) return { party: remainder.party ?? 'unknown', basis: remainder.basis };
  if (levels.length === 0 || necessity !== undefined)
    return { party: automated.party ?? 'unknown', basis: automated.basis };
  const reason = basis('level-of-the-vulnerability-unread', SENTENCES.applyPatches, [], 'inferred');
  return { party: 'unknown', basis: [reason, ...automated.basis, ...remainder.basis] };
}

function leftOver({ basis: reasons }: Cell, field: string): string[] {
  const facts = reasons.flatMap((reason) => reason.facts).filter((fact) => fact.field === field);
  return facts.flatMap(({ value }) =>
    Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [],
  );
}
