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
const ADD_ON = new RegExp(
  `^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:\\.${NUMBER})?` +
    `(?:-[0-9a-f]{6,40}-aliyun|-aliyun(?:\\.${NUMBER})?|-([a-z][0-9a-z.-]*))?$`,
);

function parseAddOn(text: string): VendorVersion | undefined {
  const parts = ADD_ON.exec(withoutMetadata(text) ?? '');
  if (parts === null) return undefined;
  const prerelease = parseKnownPrerelease(parts[6]);
  return prerelease && toVendorVersion(parts.slice(1, 4) as string[], prerelease, parts[4], parts[5]);
}

/**
 * Add-ons as ACK builds them: `v1.11.5-aliyun.1` keeps the upstream numbers, `v1.9.3.10-7dfca203-aliyun`
 * adds a fourth part that counts ACK's patches, `1.24.10-7ae4421-aliyun` names a commit, which has no order.
 */
export const ackAddon: VersionFamily<VendorVersion> = {
  ...PLAIN,
  name: 'ack-addon',
  parse: parseAddOn,
  compare: compareVendorVersions,
  rankOf: ({ upstream }) => upstream.rank,
  parseBound: (text) => parseAddOn(text) ?? parseUpstreamBound(text),
  lastOf: lastVendorBuild,
  branchOf: branchOfVendorVersion,
  isPatchedByVendor: ({ patch }) => patch !== 0,
};
