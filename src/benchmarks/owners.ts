import type { CatalogueEntry, LedgerRow } from '../model/assessment.ts';
import type { Party } from '../model/layer.ts';
import { sourceRow } from '../responsibility/source-table.ts';

/** Whose the duties are that checks of a cluster count in, as the ledger has it. */
export class LedgerOwners {
  readonly #parties = new Map<string, Set<Party>>();

  constructor(ledger: readonly LedgerRow[]) {
    for (const { scope, layer, duty, party } of ledger) {
      if (party === null) continue;
      const key = `${scope.cluster ?? ''}\n${layer}\n${duty ?? ''}`;
      const known = this.#parties.get(key);
      if (known === undefined) this.#parties.set(key, new Set([party]));
      else known.add(party);
    }
  }

  /** The party of each duty; the customer where one of them is the customer's. */
  of(cluster: string, entries: readonly CatalogueEntry[]): Party {
    return firstOf(entries.flatMap((entry) => this.#partiesOf(cluster, entry)));
  }

  #partiesOf(cluster: string, { layer, duty }: CatalogueEntry): Party[] {
    const found =
      this.#parties.get(`${cluster}\n${layer}\n${duty ?? ''}`) ??
      this.#parties.get(`\n${layer}\n${duty ?? ''}`);
    if (found !== undefined) return [...found];
    // No scope of the cluster has the row: then the published table decides, where its columns agree.
    const cells = Object.values(sourceRow(layer).cells);
    return cells.every(({ text }) => text === 'Customer' || text === '—') ? ['customer'] : ['unknown'];
  }
}

/** Of several parties the one that has to act: a duty that is the customer's in part is the customer's to see to. */
export function firstOf(parties: readonly Party[]): Party {
  if (parties.includes('customer')) return 'customer';
  return parties.length === 0 || parties.includes('unknown') ? 'unknown' : 'alibaba-cloud';
}
