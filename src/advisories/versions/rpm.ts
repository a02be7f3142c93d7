import { compareDigits, type Digits, toDigits } from './digits.ts';
import { compareSegments } from './segments.ts';
import { PLAIN, type VersionFamily } from './version-family.ts';

/** Epoch, version and release of a package. */
export interface PackageVersion {
  epoch: Digits;
  version: string;
  /** Undefined where only a version is named; `last` stands for every release of it. */
  release: string | undefined;
  last: boolean;
}

const MAX_LENGTH = 1024;
// `(none)` is what rpm itself prints for a package without an epoch.
const EVR = /^(?:(\d+|\(none\)):)?([0-9A-Za-z._+~^]+)(?:-([0-9A-Za-z._+~^]+))?$/;
/** `.al7`, `.al8`, `.alnx4`, `.el8_6`, `.an8`, `.oe2203`: which distribution built it. */
const DIST_TAG = /\.(al|alnx|el|an|fc|oe|lifsea)(\d+)/;

export function parsePackageVersion(text: string): PackageVersion | undefined {
  const parts = text.length > MAX_LENGTH ? null : EVR.exec(text.trim());
  if (parts === null) return undefined;
  const [, epoch, version, release] = parts;
  return {
    epoch: epoch === undefined || epoch === '(none)' ? 0 : toDigits(epoch),
    version: version as string,
    release,
    last: false,
  };
}

/** rpm's own order: epoch, version, release; a version without a release is older than one with it. */
export function comparePackageVersions(a: PackageVersion, b: PackageVersion): number {
  return compareDigits(a.epoch, b.epoch) || compareSegments(a.version, b.version) || compareReleases(a, b);
}

function compareReleases(a: PackageVersion, b: PackageVersion): number {
  if (a.last !== b.last) return a.last ? 1 : -1;
  if (a.release === undefined || b.release === undefined)
    return Number(a.release !== undefined) - Number(b.release !== undefined);
  return compareSegments(a.release, b.release);
}

function distTagOf({ version, release }: PackageVersion): string | undefined {
  const tag = DIST_TAG.exec(release ?? version);
  return tag === null ? undefined : `${tag[1]}${tag[2]}`;
}

/** Packages of the RPM distributions, ordered as rpm does. */
export const rpm: VersionFamily<PackageVersion> = {
  ...PLAIN,
  name: 'rpm',
  parse: parsePackageVersion,
  compare: comparePackageVersions,
  parseBound: parsePackageVersion,
  lastOf: (bound) => (bound.release === undefined ? { ...bound, last: true } : bound),
  areComparable: (a, b) => distTagOf(a) === distTagOf(b),
  branchOf: ({ version, release }) =>
    [version, distTagOf({ version, release, epoch: 0, last: false })].join(' '),
};
