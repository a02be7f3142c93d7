import type { JsonObject } from '../kernel/json.ts';
import { ACCOUNT, daysAgo, HANGZHOU, requestId } from './values.ts';

interface Image {
  id: string;
  name: string;
  owner: 'system' | 'self' | 'others';
  imageType: string;
  platform: string;
  os: string;
  kernel: string;
  ageDays: number;
  /** Offered for new pools by the version metadata. */
  inCatalogue: boolean;
}

const ALIYUN_LINUX_3 = 'Alibaba Cloud Linux 3.2104 U12 (OpenAnolis Edition)';

const table = {
  optimised: {
    id: 'aliyun_3_x64_20G_container_optimized_20261018.vhd',
    name: 'Alibaba Cloud Linux 3.2104 LTS 64-bit Container-Optimized',
    owner: 'system',
    imageType: 'AliyunLinux3ContainerOptimized',
    platform: 'AliyunLinux',
    os: 'Alibaba Cloud Linux 3 Container-Optimized',
    kernel: '5.10.134-19.4.al8.x86_64',
    ageDays: 33,
    inCatalogue: true,
  },
  optimisedOld: {
    id: 'aliyun_3_x64_20G_container_optimized_20241226.vhd',
    name: 'Alibaba Cloud Linux 3.2104 LTS 64-bit Container-Optimized',
    owner: 'system',
    imageType: 'AliyunLinux3ContainerOptimized',
    platform: 'AliyunLinux',
    os: ALIYUN_LINUX_3,
    kernel: '5.10.134-17.3.al8.x86_64',
    ageDays: 694,
    inCatalogue: false,
  },
  aliyunLinux3: {
    id: 'aliyun_3_x64_20G_alibase_20261012.vhd',
    name: 'Alibaba Cloud Linux 3.2104 LTS 64-bit',
    owner: 'system',
    imageType: 'AliyunLinux3',
    platform: 'AliyunLinux',
    os: ALIYUN_LINUX_3,
    kernel: '5.10.134-19.3.al8.x86_64',
    ageDays: 39,
    inCatalogue: true,
  },
  containerOs: {
    id: 'lifsea_3_x64_10G_containerd_2_1_6_alibase_20261020.vhd',
    name: 'ContainerOS 3.6 64-bit',
    owner: 'system',
    imageType: 'ContainerOS',
    platform: 'ContainerOS',
    os: 'ContainerOS 3.6',
    kernel: '5.10.134-19.4.lifsea8.x86_64',
    ageDays: 31,
    inCatalogue: true,
  },
  centos: {
    id: 'centos_7_9_x64_20G_alibase_20240628.vhd',
    name: 'CentOS 7.9 64-bit',
    owner: 'system',
    imageType: 'CentOS',
    platform: 'CentOS',
    os: 'CentOS Linux 7 (Core)',
    kernel: '3.10.0-1160.119.1.el7.x86_64',
    ageDays: 875,
    inCatalogue: false,
  },
  golden: {
    id: 'm-bp1example0golden2026q3',
    name: 'shop-golden-2026-q3',
    owner: 'self',
    imageType: 'AliyunLinux3',
    platform: 'Aliyun',
    os: ALIYUN_LINUX_3,
    kernel: '5.10.134-18.0.al8.x86_64',
    ageDays: 130,
    inCatalogue: false,
  },
  goldenOld: {
    id: 'm-bp1example0golden2025q4',
    name: 'shop-golden-2025-q4',
    owner: 'self',
    imageType: 'AliyunLinux3',
    platform: 'Aliyun',
    os: ALIYUN_LINUX_3,
    kernel: '5.10.134-17.3.al8.x86_64',
    ageDays: 390,
    inCatalogue: false,
  },
} as const satisfies Record<string, Image>;

export type ImageName = keyof typeof table;
export const images: Readonly<Record<ImageName, Image>> = table;

export function describeImages(region: string): JsonObject {
  // Custom images belong to one region.
  const here = Object.values(images).filter((image) => image.owner === 'system' || region === HANGZHOU);
  return {
    RequestId: requestId(`images/${region}`),
    RegionId: region,
    PageNumber: 1,
    PageSize: 100,
    TotalCount: here.length,
    Images: { Image: here.map(describeImage) },
  };
}

function describeImage(image: Image): JsonObject {
  return {
    ImageId: image.id,
    ImageName: image.id,
    Description: image.name,
    ImageOwnerAlias: image.owner,
    ImageOwnerId: image.owner === 'self' ? ACCOUNT : '1000000000000099',
    OSName: image.os,
    OSType: 'linux',
    Platform: image.platform,
    Architecture: 'x86_64',
    Status: 'Available',
    IsSelfShared: '',
    Size: 40,
    CreationTime: daysAgo(image.ageDays),
  };
}

/** `images[]` of the version metadata. */
export function catalogueImages(): JsonObject[] {
  return Object.values(images)
    .filter((image) => image.inCatalogue)
    .map((image) => ({
      image_id: image.id,
      image_name: image.name,
      platform: image.platform,
      os_version: '3',
      image_type: image.imageType,
      os_type: 'Linux',
      image_category: 'system',
      architecture: 'x86_64',
    }));
}
