import { compareTexts, FAMILIES } from '../advisories/versions/families.ts';
import type { VersionFamily } from '../advisories/versions/version-family.ts';
import { UsageError } from '../kernel/usage-error.ts';

/** @throws UsageError that lists the families */
export function findFamily(name: string): VersionFamily {
  const family = FAMILIES.get(name);
  if (family !== undefined) return family;
  throw new UsageError(
    'bad-flag',
    `There is no version family ${JSON.stringify(name)}. Take one of ${[...FAMILIES.keys()].join(', ')}.`,
  );
}

/** Answers each line of pairs with one of `-1`, `0`, `1` and `?`, in order, while it is being read. */
export async function* compareLines(
  family: VersionFamily,
  input: AsyncIterable<string>,
): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of input) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => `${comparePair(family, line)}\n`).join('');
  }
  if (rest !== '') yield `${comparePair(family, rest)}\n`;
}

function comparePair(family: VersionFamily, line: string): string {
  const [a, b, more] = line.trim().split(/\s+/, 3);
  if (a === undefined || b === undefined || more !== undefined) return '?';
  return String(compareTexts(family, a, b) ?? '?');
}
