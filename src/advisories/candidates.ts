import type { IndexedAdvisory } from './advisory-index.ts';
import type { Bound, Line } from './line.ts';

/**
 * Which advisories of a component a version can be in at all, told by numbers that lie side by side: a
 * fleet asks for thousands of versions, and most advisories hold few of them.
 */
export class Candidates {
  readonly #line: Line | undefined;
  readonly #advisories: readonly IndexedAdvisory[];
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  /** The advisory of each pair of ends, rising. */
  readonly #owner: Int32Array;

  constructor(line: Line | undefined, advisories: readonly IndexedAdvisory[]) {
    const ends = advisories.flatMap((indexed, owner) =>
      endsOf(line, indexed).map(([from, to]) => [owner, from, to] as const),
    );
    this.#line = line;
    this.#advisories = advisories;
    this.#owner = Int32Array.from(ends, ([owner]) => owner);
    this.#from = Float64Array.from(ends, ([, from]) => from);
    this.#to = Float64Array.from(ends, ([, , to]) => to);
  }

  /** A superset of the advisories whose answer is not a plain "no", in their order. */
  of(installed: Bound | undefined): readonly IndexedAdvisory[] {
    const rank = installed === undefined ? Number.NaN : (this.#line?.rankOf(installed) ?? Number.NaN);
    if (Number.isNaN(rank)) return this.#advisories;
    const possible: IndexedAdvisory[] = [];
    let last = -1;
    for (let at = 0; at < this.#owner.length; at++) {
      const owner = this.#owner[at] as number;
      if (owner === last || rank < (this.#from[at] as number) || rank > (this.#to[at] as number)) continue;
      last = owner;
      possible.push(this.#advisories[owner] as IndexedAdvisory);
    }
    return possible;
  }
}

type Ends = readonly [from: number, to: number];

const EVERYWHERE: readonly Ends[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]];

function endsOf(line: Line | undefined, { sources, statements }: IndexedAdvisory): readonly Ends[] {
  const parts = sources.flatMap(({ compiled }) => compiled);
  const isPlain =
    statements.length === 0 &&
    parts.length > 0 &&
    parts.every((part) => !part.unverified && part.unreadable.length === 0 && part.undetermined.length === 0);
  if (line === undefined || !isPlain) return EVERYWHERE;
  return parts.flatMap(({ intervals }) =>
    intervals.map(
      ({ from, to }): Ends => [
        from === undefined
          ? Number.NEGATIVE_INFINITY
          : orElse(line.rankOf(from.at), Number.NEGATIVE_INFINITY),
        to === undefined ? Number.POSITIVE_INFINITY : orElse(line.rankOf(to.at), Number.POSITIVE_INFINITY),
      ],
    ),
  );
}

function orElse(rank: number, open: number): number {
  return Number.isNaN(rank) ? open : rank;
}
