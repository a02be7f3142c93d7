import { compareText } from '../../kernel/compare.ts';
import { compareDigits, type Digits, toDigits } from './digits.ts';
import { compareSemVer, parsePrerelease, parseSemVerBound, type SemVer, toSemVer } from './semver.ts';

/** An upstream release and what the vendor counts on top of it; zero where the vendor counts nothing. */
export interface VendorVersion {
  upstream: SemVer;
  /** The fourth part of an add-on: patches of ACK on one upstream release. */
  patch: Digits;
  /** The number of `-aliyun.n`. */
  build: Digits;
  /** What counts the builds, where one product has several: `aliyun`, `release`. */
  series?: string;
  /** What it was built from; it has no order. */
  commit?: string;
}

/** Later than every build of a release. */
const LAST = Number.POSITIVE_INFINITY;
const MAX_LENGTH = 256;
const KNOWN_PRERELEASE = /^(?:alpha|beta|rc)(?:[.-]?\d+(?:\.\d+)*)?$/;

/** Only names that upstream projects use: any other suffix may be a build that is newer than the release. */
export function parseKnownPrerelease(text: string | undefined): SemVer['prerelease'] | undefined {
  return text === undefined || KNOWN_PRERELEASE.test(text) ? parsePrerelease(text) : undefined;
}

export function toVendorVersion(
  numbers: readonly string[],
  prerelease: SemVer['prerelease'],
  patch = '0',
  build = '0',
): VendorVersion {
  return {
    upstream: toSemVer(numbers, prerelease),
    patch: toDigits(patch),
    build: toDigits(build),
  };
}

export function withoutMetadata(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const bare = text.trim();
  return /\+[0-9A-Za-z.-]+$/.test(bare) ? bare.slice(0, bare.indexOf('+')) : bare;
}

export function compareVendorVersions(a: VendorVersion, b: VendorVersion): number {
  return (
    compareSemVer(a.upstream, b.upstream) ||
    compareDigits(a.patch, b.patch) ||
    compareText(a.series ?? '', b.series ?? '') ||
    compareDigits(a.build, b.build)
  );
}

/** Whether one is known to be older than the other: builds of two series, or of two commits, are not. */
export function haveVendorOrder(a: VendorVersion, b: VendorVersion): boolean {
  if (compareSemVer(a.upstream, b.upstream) !== 0 || compareDigits(a.patch, b.patch) !== 0) return true;
  const [one, other] = [a.series ?? a.commit, b.series ?? b.commit];
  return one === undefined || other === undefined || one === other;
}

export function parseUpstreamBound(text: string): VendorVersion | undefined {
  const upstream = parseSemVerBound(text);
  return upstream && { upstream, patch: 0, build: 0 };
}

export function lastVendorBuild(bound: VendorVersion): VendorVersion {
  if (bound.patch !== 0 || bound.build !== 0) return bound;
  return { upstream: bound.upstream, patch: LAST, build: LAST };
}

export function branchOfVendorVersion({ upstream }: VendorVersion): string {
  return upstream.numbers.slice(0, 2).join('.');
}
