import type { JsonObject } from '../kernel/json.ts';
import type { ClusterSpec } from './specs.ts';
import { idOf, millisecondsAgo } from './values.ts';
import { imagesOf, runningDigest } from './workloads.ts';

/** What Security Center found in images of the account; in every other one that it scanned, a trifle. */
const FOUND: ReadonlyMap<string, readonly Finding[]> = new Map([
  [
    'registry.example.com/media/uploader:2',
    [
      {
        cve: 'CVE-2026-31876',
        alias: 'libwebp: remote code execution by a crafted picture',
        package: 'libwebp',
        version: '1.2.0-3',
        necessity: 'asap',
      },
      {
        cve: 'CVE-2026-20411',
        alias: 'zlib: out-of-bounds read',
        package: 'zlib',
        version: '1.2.11-17',
        necessity: 'later',
      },
    ],
  ],
]);

interface Finding {
  cve: string;
  alias: string;
  package: string;
  version: string;
  necessity: 'asap' | 'later' | 'nntf';
}

const TRIFLE: Finding = {
  cve: 'CVE-2025-70112',
  alias: 'tar: misleading warning on odd archives',
  package: 'tar',
  version: '1.30-6',
  necessity: 'nntf',
};

/** `VulRecords[]` of DescribeImageVulList: of the account's own images that run, but for one that was pushed yesterday. */
export function imageVulnerabilityRecords(clusters: readonly ClusterSpec[]): JsonObject[] {
  const images = new Set(
    clusters.flatMap((cluster) => (cluster.kubernetes?.workloads ?? []).flatMap(imagesOf)),
  );
  return [...images]
    .filter((image) => image.startsWith('registry.example.com/') && !image.includes('/checkout'))
    .sort()
    .flatMap((image) => (FOUND.get(image) ?? [TRIFLE]).map((found) => recordOf(image, found)));
}

function recordOf(image: string, found: Finding): JsonObject {
  const [reference = image] = image.split('@');
  return {
    PrimaryId: Number.parseInt(idOf('', `image-vul/${image}/${found.cve}`, 7), 16),
    Name: `alilinux3:3:${found.cve}`,
    AliasName: `${found.cve}: ${found.alias}`,
    Related: found.cve,
    Type: 'cve',
    Necessity: found.necessity,
    Status: 1,
    CanFix: 'yes',
    CanUpdate: true,
    Image: reference,
    ImageDigest: runningDigest(image).slice('sha256:'.length),
    RepoNamespace: reference.split('/')[1] ?? '',
    RepoName: (reference.split('/')[2] ?? '').split(':')[0] ?? '',
    FirstTs: millisecondsAgo(6),
    LastTs: millisecondsAgo(1),
    ScanTime: millisecondsAgo(1),
    ExtendContentJson: {
      Os: 'alinux',
      OsRelease: '3',
      RpmEntityList: [
        {
          Name: found.package,
          Version: found.version,
          FullVersion: found.version,
          UpdateCmd: `yum update ${found.package}`,
        },
      ],
    },
  };
}
