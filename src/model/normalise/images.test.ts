import { describe, expect, it } from 'vitest';
import type { SnapshotEntry, SnapshotHeader } from '../../snapshot/snapshot.ts';
import { Reading } from './reading.ts';
import { normaliseTables } from './tables.ts';

const header: SnapshotHeader = {
  kind: 'demarc-snapshot',
  version: 1,
  collectedAt: '2026-11-20T08:00:00Z',
  account: '1000000000000001',
  regions: ['cn-hangzhou', 'cn-beijing'],
  scope: {},
};
const clusters: SnapshotEntry = {
  source: 'cs/DescribeClustersV1',
  ids: [],
  outcome: 'read',
  document: {
    clusters: [
      { cluster_id: 'c0aa', region_id: 'cn-hangzhou', cluster_type: 'ManagedKubernetes' },
      { cluster_id: 'c0bb', region_id: 'cn-beijing', cluster_type: 'ManagedKubernetes' },
    ],
  },
};
const page = (image: unknown[], region = 'cn-hangzhou') => ({
  RegionId: region,
  TotalCount: image.length,
  Images: { Image: image },
});
const read = (ids: string[], document: unknown): SnapshotEntry => ({
  source: 'ecs/DescribeImages',
  ids,
  outcome: 'read',
  document: document as never,
});
const imagesOf = (...entries: SnapshotEntry[]) =>
  normaliseTables(new Reading(header, [clusters, ...entries])).images;

describe('images', () => {
  it('takes every owner alias of every region', () => {
    const aliases = ['system', 'self', 'others', 'marketplace'];
    const table = imagesOf(
      read(
        ['RegionId=cn-hangzhou'],
        page(aliases.map((alias) => ({ ImageId: `m-${alias}`, ImageOwnerAlias: alias }))),
      ),
      read(['RegionId=cn-beijing'], page([], 'cn-beijing')),
    );
    expect(
      table.rows.map((row) => [row.id, row.region, row.ownerAlias.known && row.ownerAlias.value]),
    ).toEqual([
      ['cn-hangzhou/m-marketplace', 'cn-hangzhou', 'marketplace'],
      ['cn-hangzhou/m-others', 'cn-hangzhou', 'others'],
      ['cn-hangzhou/m-self', 'cn-hangzhou', 'self'],
      ['cn-hangzhou/m-system', 'cn-hangzhou', 'system'],
    ]);
    expect(table.completeness().state).toBe('complete');
    const self = table.get('cn-hangzhou/m-self')?.ownerAlias;
    expect(self?.known && self.at).toMatchObject({
      source: 'ecs/DescribeImages',
      ids: ['RegionId=cn-hangzhou'],
      path: '/Images/Image/1/ImageOwnerAlias',
    });
  });

  it('believes the body on its region, and knows which clusters were served', () => {
    const table = imagesOf(read([], page([{ ImageId: 'm-1', ImageOwnerAlias: 'self' }], 'cn-beijing')));
    expect(table.rows[0]?.region).toBe('cn-beijing');
    expect(table.completeness('c0bb').state).toBe('complete');
    expect(table.completeness('c0aa')).toMatchObject({
      state: 'none',
      gaps: [{ ids: ['RegionId=cn-hangzhou'], outcome: 'not-attempted', cure: 'ecs:DescribeImages' }],
    });
    expect(table.completeness().state).toBe('partial');
  });

  it('does not take a cut, garbled or refused answer for the whole', () => {
    const cut = imagesOf(read(['RegionId=cn-hangzhou'], { ...page([{ ImageId: 'm-1' }]), TotalCount: 2 }));
    expect(cut.completeness('c0aa').state).toBe('partial');
    expect(cut.rows[0]?.ownerAlias.known).toBe(false);
    const garbled = imagesOf(read(['RegionId=cn-hangzhou'], page([{ ImageId: ['m-1'] }, 7])));
    expect(garbled.completeness('c0aa').gaps.map((gap) => gap.outcome)).toEqual(['failed', 'failed']);
    expect(garbled.rows).toEqual([]);
    const denied = imagesOf({
      source: 'ecs/DescribeImages',
      ids: ['RegionId=cn-hangzhou'],
      outcome: 'denied',
    });
    expect(denied.completeness('c0aa')).toMatchObject({ state: 'partial', gaps: [{ outcome: 'denied' }] });
    expect(imagesOf().completeness('c0aa')).toMatchObject({
      state: 'none',
      gaps: [{ outcome: 'not-attempted', ids: [] }],
    });
  });

  it('treats hostile names as ordinary', () => {
    const table = imagesOf(
      read(['RegionId=cn-hangzhou'], page([{ ImageId: '__proto__', ImageOwnerAlias: 'self' }])),
    );
    expect(table.by('imageId', '__proto__')).toHaveLength(1);
    expect(table.by('imageId', 'constructor')).toEqual([]);
  });
});
