/** A version of Kubernetes or of a runtime: `v1.33.3-aliyun.1`, `1.26.3-aliyunedge.1`, `2.1.6`. */
export interface Version {
  major: number;
  minor: number;
  patch: number;
  /** The vendor's build (`-aliyun.n`); 0 without one, below it for a pre-release. */
  build: number;
}

const VERSION = /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:[-+](.*))?$/;
const VENDOR_BUILD = /^aliyun(?:edge)?\.(\d{1,6})$/;

/** Undefined where the text is not a version. */
export function parseVersion(text: string): Version | undefined {
  const parts = VERSION.exec(text.trim());
  if (parts === null) return undefined;
  const [, major, minor, patch, suffix] = parts;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch ?? 0),
    build: buildOf(suffix ?? ''),
  };
}

function buildOf(suffix: string): number {
  const vendor = VENDOR_BUILD.exec(suffix);
  if (vendor !== null) return Number(vendor[1]);
  return /^(?:alpha|beta|rc)/.test(suffix) ? -1 : 0;
}

/** Negative where `a` is older than `b`. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.build - b.build;
}

/** By major and minor only: what skew is counted in. */
export function compareMinors(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor;
}

/** `1.33` */
export function minorOf(version: Version): string {
  return `${version.major}.${version.minor}`;
}
