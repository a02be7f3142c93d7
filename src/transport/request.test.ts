import { describe, expect, it } from 'vitest';
import type { Operation, Target } from '../operations/operation.ts';
import { operationOf, operations } from '../operations/table.ts';
import { pathOf, queryOf } from './request.ts';

const request = (source: string, target: Target, operation = operationOf(source) as Operation) => [
  pathOf(operation, target),
  queryOf(operation, target, target.region ?? 'cn-hangzhou'),
];

describe('src/transport/request.ts', () => {
  it.each([
    ['cs/DescribeClusterDetail', { ids: ['c0aa'] }, '/clusters/c0aa', {}],
    ['cs/DescribeClusterNodePoolDetail', { ids: ['c0aa', 'np0bb'] }, '/clusters/c0aa/nodepools/np0bb', {}],
    [
      'cs/DescribeNodePoolVuls',
      { ids: ['c0aa', 'np0bb'] },
      '/clusters/c0aa/nodepools/np0bb/vuls',
      { necessity: 'asap,later,nntf' },
    ],
    [
      'cs/DescribeAddon',
      { ids: ['c0aa', 'arms-prometheus'] },
      '/addons/arms-prometheus',
      { cluster_id: 'c0aa' },
    ],
    [
      'cs/DescribeKubernetesVersionMetadata',
      { ids: ['ClusterType=Kubernetes', 'Profile=Default', 'Region=cn-hangzhou'] },
      '/api/v1/metadata/versions',
      { ClusterType: 'Kubernetes', Profile: 'Default', Region: 'cn-hangzhou' },
    ],
    ['ram/ListAccessKeys', { ids: ['alice.lee'] }, '/', { UserName: 'alice.lee' }],
    ['ecs/DescribeImages', { ids: [], region: 'cn-beijing' }, '/', { RegionId: 'cn-beijing' }],
    [
      'ecs/DescribeImages',
      { ids: ['RegionId=cn-beijing'], region: 'cn-beijing' },
      '/',
      { RegionId: 'cn-beijing' },
    ],
    ['cs/DescribeUserPermission', { ids: ["a/b?c'*"] }, '/permissions/users/a%2Fb%3Fc%27%2A', {}],
    ['cs/DescribeUserPermission', { ids: ['..'] }, '/permissions/users/%2E%2E', {}],
  ] as [string, Target, string, Record<string, string>][])('%s %j', (source, target, path, query) => {
    expect(request(source, target)).toEqual([path, query]);
  });

  it('carries the fixed parameter of a variant', () => {
    const variant = operations.find((operation) => operation.variant !== undefined) as Operation;
    expect(request('', { ids: ['c0aa'] }, variant)[1]).toEqual({ cloudServiceKubeConfig: 'true' });
  });

  it('does not ask without an id', () => {
    expect(() => request('cs/DescribeClusterDetail', { ids: [] })).toThrow('the id ClusterId is missing');
  });
});
