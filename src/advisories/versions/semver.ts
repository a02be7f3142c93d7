import { compareText } from '../../kernel/compare.ts';
import { compareDigitLists, compareDigits, type Digits, toDigits } from './digits.ts';
import { PLAIN, type VersionFamily } from './version-family.ts';

/** SemVer 2.0.0: three numbers and the identifiers of a pre-release; build metadata is dropped. */
export interface SemVer {
  numbers: readonly Digits[];
  /** The numbers in one, where they are small enough: nearly every comparison ends here. */
  rank: number;
  prerelease: readonly (Digits | string)[];
}

/** Longer texts are not versions (the limit that the reference implementation of npm has). */
const MAX_LENGTH = 256;
const NUMBER = '(0|[1-9]\\d*)';
const SEMVER = new RegExp(
  `^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
const PARTIAL = new RegExp(`^${NUMBER}(?:\\.${NUMBER})?$`);

const RANK_BASE = 2 ** 17;

export function toSemVer(parts: readonly string[], prerelease: SemVer['prerelease']): SemVer {
  const numbers = parts.map(toDigits);
  const isSmall = numbers.length === 3 && numbers.every((number) => number < RANK_BASE);
  const rank = isSmall
    ? numbers.reduce<number>((sum, number) => sum * RANK_BASE + Number(number), 0)
    : Number.NaN;
  return { numbers, rank, prerelease };
}

export function parseSemVer(text: string): SemVer | undefined {
  const parts = text.length > MAX_LENGTH ? null : SEMVER.exec(text);
  if (parts === null) return undefined;
  const prerelease = parsePrerelease(parts[4]);
  return prerelease && toSemVer(parts.slice(1, 4) as string[], prerelease);
}

/** The identifiers of a pre-release; undefined where a number has a leading zero. */
export function parsePrerelease(text: string | undefined): SemVer['prerelease'] | undefined {
  if (text === undefined) return [];
  const identifiers = text.split('.');
  if (identifiers.some((identifier) => /^0\d+$/.test(identifier))) return undefined;
  return identifiers.map((identifier) => (/^\d+$/.test(identifier) ? toDigits(identifier) : identifier));
}

export function compareSemVer(a: SemVer, b: SemVer): number {
  const order = a.rank - b.rank;
  if (order !== 0) return Number.isNaN(order) ? compareAtLength(a, b) : order;
  return comparePrereleases(a.prerelease, b.prerelease);
}

function compareAtLength(a: SemVer, b: SemVer): number {
  return compareDigitLists(a.numbers, b.numbers) || comparePrereleases(a.prerelease, b.prerelease);
}

function comparePrereleases(a: SemVer['prerelease'], b: SemVer['prerelease']): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const order = compareIdentifiers(a[index] as Digits | string, b[index] as Digits | string);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareIdentifiers(a: Digits | string, b: Digits | string): number {
  const [aIsText, bIsText] = [typeof a === 'string', typeof b === 'string'];
  if (aIsText && bIsText) return compareText(a as string, b as string);
  if (aIsText !== bIsText) return aIsText ? 1 : -1;
  return compareDigits(a as Digits, b as Digits);
}

/** Bounds of public databases also come as `v1.29.12`, `1.30` and `0`. */
export function parseSemVerBound(text: string): SemVer | undefined {
  const partial = PARTIAL.exec(text.trim().replace(/^v/, ''));
  if (partial === null) return parseSemVer(text.trim());
  return toSemVer([partial[1] as string, partial[2] ?? '0', '0'], []);
}

export const semver: VersionFamily<SemVer> = {
  ...PLAIN,
  name: 'semver',
  parse: parseSemVer,
  compare: compareSemVer,
  rankOf: ({ rank }) => rank,
  parseBound: parseSemVerBound,
  branchOf: ({ numbers }) => numbers.slice(0, 2).join('.'),
};
