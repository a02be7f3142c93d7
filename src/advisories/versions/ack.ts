import {
  branchOfVendorVersion,
  compareVendorVersions,
  lastVendorBuild,
  parseKnownPrerelease,
  parseUpstreamBound,
  toVendorVersion,
  type VendorVersion,
  withoutMetadata,
} from './vendor-version.ts';
import { PLAIN, type VersionFamily } from './version-family.ts';

const NUMBER = '(0|[1-9]\\d*)';
const ACK = new RegExp(
  `^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(?:aliyun(?:edge)?\\.${NUMBER}|([a-z][0-9a-z.-]*)))?$`,
);

function parseAck(text: string): VendorVersion | undefined {
  const parts = ACK.exec(withoutMetadata(text) ?? '');
  if (parts === null) return undefined;
  const prerelease = parseKnownPrerelease(parts[5]);
  return prerelease && toVendorVersion(parts.slice(1, 4) as string[], prerelease, '0', parts[4]);
}

/**
 * Kubernetes as ACK builds it: `v1.31.4-aliyun.1`. SemVer would read the suffix as a pre-release, below
 * 1.31.4; it is a build of 1.31.4.
 */
export const ack: VersionFamily<VendorVersion> = {
  ...PLAIN,
  name: 'ack',
  parse: parseAck,
  compare: compareVendorVersions,
  rankOf: ({ upstream }) => upstream.rank,
  parseBound: (text) => parseAck(text) ?? parseUpstreamBound(text),
  lastOf: lastVendorBuild,
  branchOf: branchOfVendorVersion,
};
