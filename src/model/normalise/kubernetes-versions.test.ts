import { describe, expect, it } from 'vitest';
import type { SnapshotEntry, SnapshotHeader } from '../../snapshot/snapshot.ts';
import { Reading } from './reading.ts';
import { normaliseTables } from './tables.ts';

const header: SnapshotHeader = {
  kind: 'demarc-snapshot',
  version: 1,
  collectedAt: '2026-11-20T08:00:00Z',
  account: '1000000000000001',
  regions: ['cn-hangzhou'],
  scope: {},
};
const clusters: SnapshotEntry = {
  source: 'cs/DescribeClustersV1',
  ids: [],
  outcome: 'read',
  document: {
    clusters: [
      { cluster_id: 'c0aa', region_id: 'cn-hangzhou', cluster_type: 'ManagedKubernetes', profile: 'Default' },
      { cluster_id: 'c0ed', region_id: 'cn-hangzhou', cluster_type: 'ManagedKubernetes', profile: 'Edge' },
    ],
  },
};
const DEFAULT = ['ClusterType=ManagedKubernetes', 'Profile=Default', 'Region=cn-hangzhou'];
const EDGE = ['ClusterType=ManagedKubernetes', 'Profile=Edge', 'Region=cn-hangzhou'];
const version = {
  version: '1.36.1-aliyun.1',
  release_date: '2026-05-14T00:00:00Z',
  expiration_date: '2027-05-30T00:00:00Z',
  creatable: true,
  upgradable_versions: [],
  images: [{ image_id: 'aliyun_3_x64_20G_alibase_20261015.vhd', image_category: 'system' }],
  runtimes: [{ name: 'containerd', version: '2.1.6' }],
};
const read = (ids: string[], document: unknown): SnapshotEntry => ({
  source: 'cs/DescribeKubernetesVersionMetadata',
  ids,
  outcome: 'read',
  document: document as never,
});
const versionsOf = (...entries: SnapshotEntry[]) =>
  normaliseTables(new Reading(header, [clusters, ...entries])).kubernetesVersions;

describe('kubernetesVersions', () => {
  it('reads dates as instants, images and runtimes', () => {
    const table = versionsOf(read(DEFAULT, [version]));
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]).toMatchObject({
      id: 'ManagedKubernetes/Default/cn-hangzhou/1.36.1-aliyun.1',
      version: '1.36.1-aliyun.1',
      clusterType: 'ManagedKubernetes',
      profile: 'Default',
      region: 'cn-hangzhou',
      releaseDate: { value: Date.parse('2026-05-14T00:00:00Z') },
      expirationDate: { value: Date.parse('2027-05-30T00:00:00Z') },
      creatable: { value: true },
      images: {
        value: [
          {
            imageId: 'aliyun_3_x64_20G_alibase_20261015.vhd',
            category: { value: 'system', at: { path: '/0/images/0/image_category' } },
          },
        ],
      },
      runtimes: { value: [{ name: 'containerd', version: '2.1.6' }] },
    });
    const old = versionsOf(read(DEFAULT, [{ ...version, creatable: false }])).rows[0]?.creatable;
    expect(old?.known && old.value).toBe(false);
  });

  it('tells clusters of another kind that theirs was not asked for', () => {
    const table = versionsOf(read(DEFAULT, [version]));
    expect(table.completeness('c0aa').state).toBe('complete');
    expect(table.completeness('c0ed')).toMatchObject({
      state: 'none',
      gaps: [{ outcome: 'not-attempted', ids: EDGE }],
    });
    expect(versionsOf(read(DEFAULT, [version]), read(EDGE, [])).completeness().state).toBe('complete');
  });

  it('takes an answer without request ids for every cluster', () => {
    const table = versionsOf(read([], [version]));
    expect(table.rows[0]).toMatchObject({ clusterType: undefined, profile: undefined, region: undefined });
    expect(table.completeness('c0ed').state).toBe('complete');
  });

  it('keeps wrong types unread and says that elements are missing', () => {
    const wrong = {
      version: '1.35.2-aliyun.1',
      release_date: 'soon',
      expiration_date: '',
      creatable: 'yes',
      images: [{}],
      runtimes: [7],
    };
    const table = versionsOf(read(DEFAULT, [wrong, { release_date: '2026-05-14' }, 'x']));
    const row = table.rows[0];
    for (const field of [
      'releaseDate',
      'expirationDate',
      'creatable',
      'upgradableVersions',
      'images',
      'runtimes',
    ] as const) {
      expect(row?.[field].known, field).toBe(false);
    }
    expect(table.completeness('c0aa').gaps).toHaveLength(2);
    expect(versionsOf(read(DEFAULT, { versions: [] })).completeness('c0aa').state).toBe('partial');
    expect(versionsOf().completeness('c0aa')).toMatchObject({
      state: 'none',
      gaps: [{ outcome: 'not-attempted' }],
    });
  });
});
