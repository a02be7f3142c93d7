import { describe, expect, it } from 'vitest';
import { type Known, seen } from '../../kernel/known.ts';
import type { Image } from '../facts/image.ts';
import type { KubernetesVersion } from '../facts/kubernetes-version.ts';
import { gapOf } from '../normalise/reading.ts';
import { COMPLETE, type Completeness, createTable } from '../table.ts';
import type { Tables } from '../tables.ts';
import { imageOwnership } from './image-ownership.ts';
import { isSupportedForAutomation } from './supported-os.ts';

const PUBLIC = 'aliyun_3_x64_20G_alibase_20261015.vhd';
const at = { source: 'test/Document', ids: [], path: '/field', value: null };
const value = <T>(content: T): Known<T> => seen(content, at);
const unread: Known<never> = {
  known: false,
  because: gapOf('cs/DescribeClusterNodes', ['c0aa'], 'denied', 'access was denied'),
};
const row = {
  subject: '',
  scope: { kind: 'account', account: '1' },
  at: { source: 'test/Document', ids: [], path: '' },
} as const;

const image = (imageId: string, alias: Known<string>, region = 'cn-hangzhou'): Image => ({
  ...row,
  id: `${region}/${imageId}`,
  imageId,
  region,
  ownerAlias: alias,
});
const version = (images: KubernetesVersion['images']): KubernetesVersion => ({
  ...row,
  id: 'v',
  version: '1.36.1-aliyun.1',
  clusterType: undefined,
  profile: undefined,
  region: 'cn-hangzhou',
  releaseDate: unread,
  expirationDate: unread,
  creatable: unread,
  upgradableVersions: unread,
  images,
  runtimes: unread,
});
const catalogue = (...images: [string, string][]) =>
  version(value(images.map(([imageId, category]) => ({ imageId, category: value(category) }))));
const none = (source: string, ids: string[] = []): Completeness => ({
  state: 'none',
  gaps: [gapOf(source, ids, 'denied', 'access was denied')],
});

function tables(
  images: Image[],
  versions: KubernetesVersion[],
  imagesRead: Completeness = COMPLETE,
  versionsRead: Completeness = COMPLETE,
): Pick<Tables, 'images' | 'kubernetesVersions'> {
  return { images: createTable(images, imagesRead), kubernetesVersions: createTable(versions, versionsRead) };
}

/** The answer, or the source that keeps it from being one. */
function answer(
  id: string,
  given: Pick<Tables, 'images' | 'kubernetesVersions'>,
  region = 'cn-hangzhou',
): string {
  const owner = imageOwnership(value(id), given, region);
  return owner.known ? owner.value : owner.because.source;
}

describe('imageOwnership', () => {
  it.each([
    ['system', 'system'],
    ['self', 'custom'],
    ['others', 'custom'],
    ['marketplace', 'custom'],
  ])('takes the owner alias %s over everything else', (alias, expected) => {
    const opposite = catalogue([PUBLIC, expected === 'system' ? 'self' : 'system']);
    expect(answer(PUBLIC, tables([image(PUBLIC, value(alias))], [opposite]))).toBe(expected);
  });

  it('takes the catalogue over the form of the id', () => {
    expect(answer('m-1', tables([], [catalogue(['m-1', 'system'])]))).toBe('system');
    expect(answer(PUBLIC, tables([], [catalogue([PUBLIC, 'self'])]))).toBe('custom');
  });

  it('falls back on the form only where both lists are whole and silent', () => {
    const silent = tables([], [catalogue(['x.vhd', 'system'])]);
    expect(answer(PUBLIC, silent)).toBe('system');
    expect(answer('m-bp1abc', silent)).toBe('custom');
    expect(answer('something.vhd', silent)).toBe('ecs/DescribeImages');
    const owner = imageOwnership(value('m-bp1abc'), silent, 'cn-hangzhou');
    expect(owner.known && owner.inferred).toMatch(/neither/);
  });

  it('lets the form tell, as an inference, while a stronger source was not read', () => {
    const given = tables([], [], none('ecs/DescribeImages'), none('cs/DescribeKubernetesVersionMetadata'));
    expect(answer(PUBLIC, given)).toBe('system');
    expect(answer('m-bp1abc', given)).toBe('custom');
    const owner = imageOwnership(value('m-bp1abc'), given, 'cn-hangzhou');
    expect(owner.known && owner.inferred).toBe(
      'ecs/DescribeImages was not read; its id is that of an image resource',
    );
    expect(answer('something.vhd', given)).toBe('ecs/DescribeImages');
  });

  it('does not need the catalogue where ECS knows the owner', () => {
    expect(
      answer(PUBLIC, tables([image(PUBLIC, value('system'))], [], none('ecs/DescribeImages'), none('x'))),
    ).toBe('system');
  });

  it('is unknown for an alias that is garbled or new, and an id that was not read', () => {
    expect(answer(PUBLIC, tables([image(PUBLIC, unread)], []))).toBe('cs/DescribeClusterNodes');
    expect(answer(PUBLIC, tables([image(PUBLIC, value('partner'))], []))).toBe('test/Document');
    expect(imageOwnership(unread, tables([], [])).known).toBe(false);
  });

  it('asks only after the region of the cluster', () => {
    const elsewhere = none('ecs/DescribeImages', ['RegionId=cn-beijing']);
    expect(answer('m-1', tables([], [catalogue(['m-1', 'self'])], elsewhere))).toBe('custom');
    expect(answer('odd-id', tables([], [catalogue(['m-1', 'self'])], elsewhere), 'cn-beijing')).toBe(
      'ecs/DescribeImages',
    );
    expect(answer('m-1', tables([image('m-1', value('self'), 'cn-beijing')], [catalogue()]))).toBe('custom');
  });

  it('is unknown where listings disagree', () => {
    expect(answer('m-1', tables([], [catalogue(['m-1', 'self'], ['m-1', 'system'])]))).toBe('test/Document');
  });
});

describe('isSupportedForAutomation', () => {
  const supported = (...names: Parameters<typeof isSupportedForAutomation>) => {
    const answered = isSupportedForAutomation(...names);
    return answered.known ? answered.value : 'unknown';
  };

  it.each([
    ['AliyunLinux', true],
    ['AliyunLinux3ContainerOptimized', true],
    ['ContainerOS', true],
    ['Ubuntu', true],
    ['CentOS', false],
    ['Windows', false],
    ['WindowsCore', false],
    ['PlanNine', 'unknown'],
  ])('tells a pool by its image type %s', (type, expected) => {
    expect(supported(value(type))).toBe(expected);
    expect(supported(unread)).toBe('unknown');
  });

  it.each([
    ['Alibaba Cloud Linux 3 (Soaring Falcon)', true],
    ['Red Hat Enterprise Linux 8.8 (Ootpa)', true],
    ['Ubuntu 22.04.3 LTS', true],
    ['ContainerOS 3.5', true],
    ['CentOS Linux 7 (Core)', false],
    ['Windows Server 2022 Datacenter', false],
    ['Mystery OS', 'unknown'],
  ])('asks the node too: %s', (reported, expected) => {
    expect(supported(value('AliyunLinux3'), value(reported))).toBe(expected);
  });

  it('lets no unread report hide what the other says', () => {
    expect(supported(value('CentOS'), unread)).toBe(false);
    expect(supported(value('CentOS'), value('Ubuntu 22.04'))).toBe(false);
    expect(supported(unread, value('CentOS Linux 7'))).toBe(false);
    expect(supported(unread, value('Ubuntu 22.04'))).toBe('unknown');
    expect(supported(value('AliyunLinux3'), unread)).toBe(true);
    expect(supported(value('AliyunLinux3'), unread, value(true))).toBe(true);
    expect(supported(value('AliyunLinux3'), unread, value(false))).toBe('unknown');
  });
});
