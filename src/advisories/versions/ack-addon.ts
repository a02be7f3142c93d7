import {
  branchOfVendorVersion,
  compareVendorVersions,
  haveVendorOrder,
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
    `(?:-g?([0-9a-f]{6,40})-aliyun|-(aliyun|release)(?:\\.${NUMBER})?|-([a-z][0-9a-z.-]*))?$`,
);

function parseAddOn(text: string): VendorVersion | undefined {
  const parts = ADD_ON.exec(withoutMetadata(text) ?? '');
  if (parts === null) return undefined;
  const [commit, series, build, suffix] = parts.slice(5);
  const prerelease = parseKnownPrerelease(suffix);
  return (
    prerelease && {
      ...toVendorVersion(parts.slice(1, 4) as string[], prerelease, parts[4], build),
      ...(commit !== undefined && { commit }),
      ...(series !== undefined && { series }),
    }
  );
}

/**
 * Add-ons as ACK builds them: `v1.11.5-aliyun.1` and `v1.12.6-release.1` keep the upstream numbers and count
 * builds, `v1.9.3.10-7dfca203-aliyun` adds a fourth part that counts ACK's patches, `1.24.10-7ae4421-aliyun`
 * names a commit, which has no order.
 */
export const ackAddon: VersionFamily<VendorVersion> = {
  ...PLAIN,
  name: 'ack-addon',
  parse: parseAddOn,
  compare: compareVendorVersions,
  rankOf: ({ upstream }) => upstream.rank,
  parseBound: (text) => parseAddOn(text) ?? parseUpstreamBound(text),
  lastOf: lastVendorBuild,
  areComparable: haveVendorOrder,
  // Of two commits of one release neither is the older; of two series nobody can tell.
  haveOrder: (a, b) => a.series === b.series || haveVendorOrder(a, b),
  branchOf: branchOfVendorVersion,
  isPatchedByVendor: ({ patch }) => patch !== 0,
};
