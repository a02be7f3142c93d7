import type { JsonObject } from '../kernel/json.ts';
import { catalogueImages } from './images.ts';

interface Release {
  version: string;
  released: string;
  expires: string;
  creatable: boolean;
  upgradesTo: string[];
  containerd: string;
}

// Newest first, as the API lists them: releases, patch releases and the ends of support of each minor.
const releases: readonly Release[] = [
  release('1.36.1-aliyun.1', '2026-05-28', '2027-05-30', true, [], '2.3.2'),
  release('1.35.2-aliyun.1', '2026-03-26', '2027-02-28', true, ['1.36.1-aliyun.1'], '2.3.2'),
  release(
    '1.35.1-aliyun.1',
    '2026-02-12',
    '2027-02-28',
    false,
    ['1.35.2-aliyun.1', '1.36.1-aliyun.1'],
    '2.1.6',
  ),
  release('1.34.3-aliyun.1', '2025-12-18', '2026-09-30', false, ['1.35.2-aliyun.1'], '2.1.6'),
  release(
    '1.34.1-aliyun.1',
    '2025-09-25',
    '2026-09-30',
    false,
    ['1.34.3-aliyun.1', '1.35.2-aliyun.1'],
    '2.1.5',
  ),
  release('1.33.3-aliyun.1', '2025-07-24', '2026-05-31', false, ['1.34.3-aliyun.1'], '2.1.6'),
  release('1.32.1-aliyun.1', '2025-01-23', '2026-01-31', false, ['1.33.3-aliyun.1'], '1.6.39'),
  release('1.31.9-aliyun.1', '2025-05-22', '2025-09-30', false, ['1.32.1-aliyun.1'], '1.6.39'),
  release(
    '1.31.1-aliyun.1',
    '2024-09-26',
    '2025-09-30',
    false,
    ['1.31.9-aliyun.1', '1.32.1-aliyun.1'],
    '1.6.36',
  ),
  release('1.30.7-aliyun.1', '2024-12-05', '2026-06-30', false, ['1.31.9-aliyun.1'], '1.6.39'),
  release(
    '1.30.1-aliyun.1',
    '2024-06-27',
    '2026-06-30',
    false,
    ['1.30.7-aliyun.1', '1.31.9-aliyun.1'],
    '1.6.28',
  ),
];

function release(
  version: string,
  released: string,
  expires: string,
  creatable: boolean,
  upgradesTo: string[],
  containerd: string,
): Release {
  return { version, released, expires, creatable, upgradesTo, containerd };
}

/** Edge clusters have a shorter list of their own. */
export function versionMetadata(profile: string): JsonObject[] {
  const offered = profile === 'Edge' ? releases.filter((item) => item.version.startsWith('1.30.')) : releases;
  return offered.map((item) => describe(item, profile === 'Edge'));
}

function describe(item: Release, edge: boolean): JsonObject {
  return {
    version: item.version,
    release_date: `${item.released}T00:00:00Z`,
    expiration_date: `${item.expires}T00:00:00Z`,
    creatable: edge ? item.version === '1.30.7-aliyun.1' : item.creatable,
    upgradable_versions: edge
      ? item.upgradesTo.filter((version) => version.startsWith('1.30.'))
      : item.upgradesTo,
    images: catalogueImages(),
    runtimes: [{ name: 'containerd', version: item.containerd }],
    capabilities: { AnyUserCanCreateCluster: false, EncryptionProvider: true },
    meta_data: { KubernetesVersion: item.version },
    multi_az: 'required',
  };
}
