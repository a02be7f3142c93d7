import type { Advisory } from '../advisories/merge.ts';
import type { Layer } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';
import type { ComponentLayer } from './inventory-item.ts';
import type { Judged } from './judge.ts';
import { isUnfixed } from './remedy.ts';

/** The layer of the table whose `apply-fix` a component is part of; of pods, whoever recreates them. */
const ROWS: ReadonlyMap<ComponentLayer, Layer> = new Map([
  ['control-plane', 'control-plane'],
  ['kubelet', 'kubelet'],
  ['container-runtime', 'container-runtime'],
  ['node-os', 'node-os'],
  ['workload', 'workload'],
  ['system-components', 'cluster-and-network'],
]);

/** By row of the ledger: the advisories that are open there and have a fix. */
export class OpenAtScopes {
  readonly #ids = new Map<string, Set<string>>();

  add({ item, affected, match }: Judged, advisory: Advisory): void {
    const layer = ROWS.get(item.layer);
    if (affected !== 'yes' || layer === undefined || isUnfixed(advisory, match)) return;
    const { scope } = item;
    this.#take(scope, layer, advisory.id);
    const { account, cluster = '', nodePool } = scope;
    if (scope.kind === 'node' && nodePool !== undefined)
      this.#take({ kind: 'node-pool', account, cluster, nodePool }, layer, advisory.id);
  }

  #take(scope: Scope, layer: Layer, id: string): void {
    const key = `${scopeKey(scope)}\n${layer}`;
    const known = this.#ids.get(key);
    if (known === undefined) this.#ids.set(key, new Set([id]));
    else known.add(id);
  }

  /** In the order of the reports' ids. */
  of(scope: Scope, layer: Layer): readonly string[] {
    return [...(this.#ids.get(`${scopeKey(scope)}\n${layer}`) ?? [])];
  }
}
