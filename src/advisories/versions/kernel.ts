import { comparePackageVersions, type PackageVersion, parsePackageVersion, rpm } from './rpm.ts';
import type { VersionFamily } from './version-family.ts';

const ARCHITECTURE = /\.(?:x86_64|aarch64|noarch|i686)$/;

function parseKernel(text: string): PackageVersion | undefined {
  const bare = text.trim().replace(ARCHITECTURE, '');
  return /^(?:0:)?\d+\.\d+/.test(bare) ? parsePackageVersion(bare) : undefined;
}

/**
 * Kernel releases as a node reports them, `5.10.134-16.3.al8.x86_64`. A vendor kernel carries fixes back:
 * numbers of mainline say nothing about it, so a bound without its distribution does not compare.
 */
export const kernel: VersionFamily<PackageVersion> = {
  ...rpm,
  name: 'kernel',
  parse: parseKernel,
  compare: comparePackageVersions,
  parseBound: parseKernel,
};
