import { cutAfter, cutBefore, type Interval } from './intervals.ts';
import type { Bound, Line } from './line.ts';
import type { RangeEvent } from './record.ts';

/** What a list of events says, and what was wrong with it. */
export interface Walked {
  intervals: Interval<Bound>[];
  defects: string[];
  /** Ends that have no place on the line, or no beginning: what lies between is not known. */
  unreadable: string[];
}

interface Placed {
  kind: RangeEvent['kind'];
  /** Undefined is the start of the line, which OSV writes as `0`. */
  at: Bound | undefined;
}

/** The interval that is being walked: how many events opened it, how many closed it. */
interface Open {
  from: Bound | undefined;
  opened: number;
  closed: number;
  to: Interval<Bound>['to'];
}

/**
 * Walks OSV events in the order of their versions, whatever order they are written in. At one version an
 * interval that is open closes before the next one opens; otherwise it opens first, so that an interval
 * whose bounds are equal is empty.
 */
export function walkEvents(line: Line, events: readonly RangeEvent[]): Walked {
  const { placed, unreadable } = place(line, events);
  if (unreadable.length > 0) return { intervals: [], defects: [], unreadable };
  const unopened: string[] = [];
  const sorted = [...placed].sort((a, b) => comparePlaces(line, a, b));
  const defects = new Set<string>();
  if (sorted.some((event, index) => event !== placed[index])) defects.add('events are not sorted');
  const intervals: Interval<Bound>[] = [];
  let open: Open | undefined;
  const finish = () => {
    if (open !== undefined)
      intervals.push({ from: open.from === undefined ? undefined : cutBefore(open.from), to: open.to });
    open = undefined;
  };
  for (const { kind, at } of inTurn(line, sorted)) {
    if (kind === 'introduced') {
      if (open?.to !== undefined) finish();
      if (open === undefined) open = { from: at, opened: 1, closed: 0, to: undefined };
      else {
        open.opened++;
        defects.add('an interval opens inside another');
      }
    } else if (open === undefined || open.closed >= open.opened) {
      defects.add('an interval closes that never opened');
      // Nothing says from where on it was affected, or the two ends are the wrong way round.
      if (open === undefined && at !== undefined) unopened.push(at.text);
    } else if (at !== undefined) {
      // Intervals that overlap in one list: the later end is the wider reading.
      open.closed++;
      open.to = kind === 'fixed' ? cutBefore(at) : cutAfter(line.lastOf(at));
    }
  }
  finish();
  return { intervals, defects: [...defects], unreadable: unopened };
}

function place(line: Line, events: readonly RangeEvent[]): { placed: Placed[]; unreadable: string[] } {
  const placed: Placed[] = [];
  const unreadable: string[] = [];
  for (const { kind, version } of events) {
    const isStart = kind === 'introduced' && /^v?0(?:-0)?$/.test(version);
    const at = isStart ? undefined : line.bound(version);
    if (at === undefined && !isStart) unreadable.push(version);
    else placed.push({ kind, at });
  }
  return { placed, unreadable };
}

function comparePlaces(line: Line, a: Placed, b: Placed): number {
  if (a.at === undefined || b.at === undefined)
    return Number(a.at !== undefined) - Number(b.at !== undefined);
  return line.compare(a.at, b.at);
}

/** The sorted events, those at one version in the order that fits the state before it. */
function* inTurn(line: Line, sorted: readonly Placed[]): Generator<Placed> {
  let balance = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && comparePlaces(line, sorted[start] as Placed, sorted[end] as Placed) === 0)
      end++;
    const group = sorted.slice(start, end);
    const opening = group.filter(({ kind }) => kind === 'introduced');
    const closing = group.filter(({ kind }) => kind !== 'introduced');
    yield* balance > 0 ? [...closing, ...opening] : [...opening, ...closing];
    if (closing.length > 0 && balance > 0) balance = opening.length;
    else balance = closing.length > 0 ? 0 : balance + opening.length;
    start = end;
  }
}
