import { holds, type Interval, isBefore, subtract, unite } from './intervals.ts';
import type { Bound, Line } from './line.ts';
import { parseRangeText } from './range-text.ts';
import type { AffectedComponent, SourceRange } from './record.ts';
import { walkEvents } from './walk-events.ts';

/** One source's ranges on the line of a component's versions, ready to be asked. */
export interface CompiledAffected {
  intervals: readonly Interval<Bound>[];
  /** Bounds that have no reading: a version outside of the intervals is undetermined, not unaffected. */
  unreadable: readonly string[];
  undetermined: readonly Interval<Bound>[];
  unverified: boolean;
  defects: readonly string[];
}

export function compileAffected(line: Line, affected: AffectedComponent): CompiledAffected {
  const stated = compileRanges(line, affected.ranges);
  const listed = compileRanges(
    line,
    affected.versions.map((version) => ({ text: `= ${version.trim()}` })),
  );
  const except = compileRanges(line, affected.except);
  const undetermined = compileRanges(
    line,
    affected.undetermined.map((text) => ({ text })),
  );
  const all = [...stated.intervals, ...listed.intervals];
  return {
    intervals:
      except.intervals.length === 0
        ? unite(line.compare, all)
        : subtract(line.compare, all, except.intervals),
    // What is taken out and cannot be read is not taken out: the wider set.
    unreadable: [...stated.unreadable, ...listed.unreadable, ...undetermined.unreadable],
    undetermined: undetermined.intervals,
    unverified: affected.unverified,
    defects: [...stated.defects, ...listed.defects],
  };
}

interface Ranges {
  intervals: Interval<Bound>[];
  unreadable: string[];
  defects: string[];
}

function compileRanges(line: Line, ranges: readonly SourceRange[]): Ranges {
  const all: Ranges = { intervals: [], unreadable: [], defects: [] };
  for (const range of ranges) {
    if ('events' in range) {
      const { intervals, unreadable, defects } = walkEvents(line, range.events);
      all.intervals.push(...intervals);
      all.unreadable.push(...unreadable);
      all.defects.push(...defects);
    } else {
      const interval = parseRangeText(line, range.text);
      if (interval === undefined) all.unreadable.push(range.text);
      else all.intervals.push(interval);
    }
  }
  return all;
}

/** What one source says about one version. */
export interface Reading {
  affected: 'yes' | 'no' | 'undetermined';
  /** The interval that decided. */
  range?: Interval<Bound>;
  why:
    | 'in-range'
    | 'outside'
    | 'older-branch-not-named'
    | 'past-last-affected'
    | 'other-distribution'
    | 'unreadable-bound'
    | 'sources-allow-no-verdict'
    | 'unverified';
  /** The fixed release on its branch that the version is, or is past. */
  fixedAt?: string;
}

/** Whether nothing but a plain "no" can come of it: most advisories on most versions, told without a reading. */
export function isPlainlyOutside(line: Line, compiled: CompiledAffected, version: Bound): boolean {
  if (compiled.unverified || compiled.unreadable.length > 0 || compiled.undetermined.length > 0) return false;
  for (const interval of compiled.intervals) {
    // They are sorted: what starts later cannot hold it, either.
    if (line.isWhole && isBefore(line.compare, interval, version)) return true;
    if (holds(line.compare, interval, version) || !isComparable(line, interval, version)) return false;
  }
  return true;
}

/** The interval that holds the version, where its bounds say anything about it. */
export function hitIn(
  line: Line,
  { intervals }: CompiledAffected,
  version: Bound,
): Interval<Bound> | undefined {
  for (const interval of intervals) {
    if (holds(line.compare, interval, version) && isComparable(line, interval, version)) return interval;
  }
  return undefined;
}

export function readVersion(line: Line, compiled: CompiledAffected, version: Bound): Reading {
  const hit = hitIn(line, compiled, version);
  if (hit !== undefined) return { affected: 'yes', range: hit, why: 'in-range' };
  const foreign = compiled.intervals.find((interval) => !isComparable(line, interval, version));
  if (foreign !== undefined) return { affected: 'undetermined', range: foreign, why: 'other-distribution' };
  if (compiled.unreadable.length > 0) return { affected: 'undetermined', why: 'unreadable-bound' };
  const open = compiled.undetermined.find((interval) => holds(line.compare, interval, version));
  if (open !== undefined) return { affected: 'undetermined', range: open, why: 'sources-allow-no-verdict' };
  if (compiled.unverified) return { affected: 'undetermined', why: 'unverified' };
  return { affected: 'no', ...whyOutside(line, compiled, version) };
}

/** How strong a "no" is: a branch nobody named and a guessed end are weaker than a fixed release. */
function whyOutside(line: Line, { intervals }: CompiledAffected, version: Bound): Omit<Reading, 'affected'> {
  const [first] = intervals;
  if (first?.from !== undefined && line.compare(version, first.from.at) < 0) {
    const branch = line.branchOf(version);
    const isNamed = branch === line.branchOf(first.from.at);
    return { why: isNamed ? 'outside' : 'older-branch-not-named', range: first };
  }
  const below = intervals.findLast(({ to }) => to !== undefined && line.compare(to.at, version) <= 0);
  if (below?.to?.after === true) return { why: 'past-last-affected', range: below };
  const fix = below?.to?.at;
  const isOnBranch = fix !== undefined && line.branchOf(fix) === line.branchOf(version);
  return { why: 'outside', ...(isOnBranch && { fixedAt: fix.text }) };
}

function isComparable(line: Line, { from, to }: Interval<Bound>, version: Bound): boolean {
  return (
    (from === undefined || line.areComparable(from.at, version)) &&
    (to === undefined || line.areComparable(to.at, version))
  );
}

export function describeInterval({ from, to }: Interval<Bound>): string {
  if (from !== undefined && to?.after === true && from.at.text === to.at.text) return `= ${from.at.text}`;
  const start = from === undefined ? '' : `${from.after ? '>' : '>='} ${from.at.text}`;
  const end = to === undefined ? '' : `${to.after ? '<=' : '<'} ${to.at.text}`;
  return [start, end].filter((part) => part !== '').join(', ') || '*';
}
