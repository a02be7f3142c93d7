/**
 * A place between versions: just before one, or just after it. Undefined stands for the end of the line on
 * the side of the interval where it occurs. With cuts every interval is half-open, so that touching and
 * empty intervals need no cases of their own.
 */
export interface Cut<V> {
  at: V;
  after: boolean;
}

/** The versions between two cuts. */
export interface Interval<V> {
  from: Cut<V> | undefined;
  to: Cut<V> | undefined;
}

type Compare<V> = (a: V, b: V) => number;

export const cutBefore = <V>(at: V): Cut<V> => ({ at, after: false });
export const cutAfter = <V>(at: V): Cut<V> => ({ at, after: true });

function compareCuts<V>(compare: Compare<V>, a: Cut<V>, b: Cut<V>): number {
  return compare(a.at, b.at) || Number(a.after) - Number(b.after);
}

/** The same versions as sorted intervals that neither overlap nor touch; empty and backward ones vanish. */
export function unite<V>(compare: Compare<V>, intervals: readonly Interval<V>[]): Interval<V>[] {
  const sorted = intervals
    .filter(({ from, to }) => from === undefined || to === undefined || compareCuts(compare, from, to) < 0)
    .sort((a, b) => compareStarts(compare, a.from, b.from));
  const united: Interval<V>[] = [];
  for (const interval of sorted) {
    const last = united.at(-1);
    if (last === undefined || startsBeyond(compare, interval, last)) united.push({ ...interval });
    else if (endsLater(compare, interval, last)) last.to = interval.to;
  }
  return united;
}

/** What is in the first set and not in the second. */
export function subtract<V>(
  compare: Compare<V>,
  intervals: readonly Interval<V>[],
  taken: readonly Interval<V>[],
): Interval<V>[] {
  return complement(unite(compare, [...complement(unite(compare, intervals)), ...unite(compare, taken)]));
}

/** What lies outside of united intervals. */
function complement<V>(united: readonly Interval<V>[]): Interval<V>[] {
  const outside: Interval<V>[] = [];
  let from: Cut<V> | undefined;
  let reachesEnd = false;
  for (const interval of united) {
    if (interval.from !== undefined) outside.push({ from, to: interval.from });
    from = interval.to;
    reachesEnd = interval.to === undefined;
  }
  if (!reachesEnd) outside.push({ from, to: undefined });
  return outside;
}

export function holds<V>(compare: Compare<V>, { from, to }: Interval<V>, version: V): boolean {
  return (
    (from === undefined || isPast(compare, from, version)) &&
    (to === undefined || !isPast(compare, to, version))
  );
}

/** Whether the version is older than everything in the interval. */
export function isBefore<V>(compare: Compare<V>, { from }: Interval<V>, version: V): boolean {
  return from !== undefined && !isPast(compare, from, version);
}

function isPast<V>(compare: Compare<V>, cut: Cut<V>, version: V): boolean {
  const order = compare(version, cut.at);
  return cut.after ? order > 0 : order >= 0;
}

function compareStarts<V>(compare: Compare<V>, a: Cut<V> | undefined, b: Cut<V> | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareCuts(compare, a, b);
}

function startsBeyond<V>(compare: Compare<V>, { from }: Interval<V>, { to }: Interval<V>): boolean {
  return from !== undefined && to !== undefined && compareCuts(compare, from, to) > 0;
}

function endsLater<V>(compare: Compare<V>, a: Interval<V>, b: Interval<V>): boolean {
  return b.to !== undefined && (a.to === undefined || compareCuts(compare, a.to, b.to) > 0);
}
