import type { Inventory } from './inventory.ts';
import { IN_SANDBOX, type InventoryItem, SANDBOX } from './inventory-item.ts';
import { packageVersion } from './packages.ts';

/** The items of an inventory by component: hundreds of advisories ask for a few of thousands. */
export class InventoryIndex {
  readonly #items: readonly InventoryItem[];
  /** By component, the places of its items in the inventory. */
  readonly #places = new Map<string, number[]>();
  readonly #clusters = new Map<string, Set<string | undefined>>();
  readonly #packages = new Map<string, readonly InventoryItem[]>();
  /** Tools of operators of which somebody said the version. */
  readonly clientTools: ReadonlySet<string>;

  private constructor({ items }: Inventory) {
    this.#items = items;
    items.forEach(({ component, scope }, place) => {
      const places = this.#places.get(component);
      if (places === undefined) this.#places.set(component, [place]);
      else places.push(place);
      const clusters = this.#clusters.get(component);
      if (clusters === undefined) this.#clusters.set(component, new Set([scope.cluster]));
      else clusters.add(scope.cluster);
    });
    this.clientTools = new Set(
      items.flatMap(({ component, layer }) => (layer === 'client-tools' ? [component] : [])),
    );
  }

  static of(inventory: Inventory): InventoryIndex {
    let index = indexes.get(inventory);
    if (index === undefined) {
      index = new InventoryIndex(inventory);
      indexes.set(inventory, index);
    }
    return index;
  }

  isIn(component: string, cluster: string): boolean {
    return this.#clusters.get(component)?.has(cluster) ?? false;
  }

  /** Items that advisories on these components may concern, in the order of the inventory. */
  concerned(components: readonly string[]): InventoryItem[] {
    const names = new Set(components.filter((component) => component !== SANDBOX));
    if (components.some((component) => IN_SANDBOX.has(component))) names.add(SANDBOX);
    const lists = [...names].flatMap((name) => {
      const places = this.#places.get(name);
      return places === undefined ? [] : [places];
    });
    const places = lists.length === 1 ? (lists[0] as number[]) : lists.flat().sort((a, b) => a - b);
    return places.map((place) => this.#items[place] as InventoryItem);
  }

  /** A package of a distribution stands on every node; whether it is installed only a scanner tells. */
  package(component: string): readonly InventoryItem[] {
    let items = this.#packages.get(component);
    if (items === undefined) {
      const kernels = (this.#places.get('kernel') ?? []).map((place) => this.#items[place] as InventoryItem);
      items = kernels.flatMap((item) =>
        item.node === undefined
          ? []
          : [{ ...item, component, version: packageVersion(component, item.node.cluster) }],
      );
      this.#packages.set(component, items);
    }
    return items;
  }
}

const indexes = new WeakMap<Inventory, InventoryIndex>();
