import { cutAfter, cutBefore, type Interval } from './intervals.ts';
import type { Bound, Line } from './line.ts';

const CLAUSE = /^(<=|>=|<|>|==?)?\s*(\S+)$/;

/**
 * A range in words as CVE records and notices write it: `>= 2.0.1, < 2.0.5`, `= 2.1.0`,
 * `<= 1.2.7, < 1.2.8`; commas join conditions that all have to hold. Undefined where a part has no reading.
 */
export function parseRangeText(line: Line, text: string): Interval<Bound> | undefined {
  let range: Interval<Bound> = { from: undefined, to: undefined };
  for (const clause of text.split(',')) {
    const [, operator = '=', version = ''] = CLAUSE.exec(clause.trim()) ?? [];
    const bound = line.bound(version);
    if (bound === undefined) return undefined;
    const condition = toInterval(line, operator, bound);
    range = {
      from: laterOf(line, range.from, condition.from),
      to: earlierOf(line, range.to, condition.to),
    };
  }
  return range;
}

function toInterval(line: Line, operator: string, bound: Bound): Interval<Bound> {
  const start = cutBefore(bound);
  const end = cutAfter(line.lastOf(bound));
  switch (operator) {
    case '<':
      return { from: undefined, to: start };
    case '<=':
      return { from: undefined, to: end };
    case '>':
      return { from: end, to: undefined };
    case '>=':
      return { from: start, to: undefined };
    default:
      return { from: start, to: end };
  }
}

type End = Interval<Bound>['from'];

function laterOf(line: Line, a: End, b: End): End {
  if (a === undefined || b === undefined) return a ?? b;
  return (line.compare(a.at, b.at) || Number(a.after) - Number(b.after)) >= 0 ? a : b;
}

function earlierOf(line: Line, a: End, b: End): End {
  if (a === undefined || b === undefined) return a ?? b;
  return (line.compare(a.at, b.at) || Number(a.after) - Number(b.after)) <= 0 ? a : b;
}
