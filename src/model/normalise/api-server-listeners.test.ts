import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const BALANCERS = 'slb/DescribeLoadBalancers';
const LISTENER = 'slb/DescribeLoadBalancerTCPListenerAttribute@lb-1,6443';
const ACL = 'slb/DescribeAccessControlListAttribute@acl-1';

const detail = (publicUrl: string, intranetUrl: string, changes = {}) =>
  read('cs/DescribeClusterDetail@c0aa', {
    cluster_id: 'c0aa',
    vpc_id: 'vpc-1',
    master_url: JSON.stringify({ api_server_endpoint: publicUrl, intranet_api_server_endpoint: intranetUrl }),
    ...changes,
  });
const cluster = detail('https://47.0.0.1:6443', 'https://192.168.0.2:6443');
const balancer = (changes = {}) => ({
  LoadBalancerId: 'lb-1',
  Address: '192.168.0.2',
  VpcId: 'vpc-1',
  ...changes,
});
const balancers = (...list: unknown[]) =>
  read(BALANCERS, { TotalCount: list.length, LoadBalancers: { LoadBalancer: list } });
const listener = (changes = {}) =>
  read(LISTENER, { AclStatus: 'on', AclType: 'white', AclId: 'acl-1', ...changes });
const entries = (...list: string[]) =>
  read(ACL, { AclEntrys: { AclEntry: list.map((AclEntryIP) => ({ AclEntryIP })) } });

const found = (...documents: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...documents).apiServerListeners.get('c0aa');
  return [row?.loadBalancer, row?.aclStatus, row?.aclType, row?.aclEntries].map(told);
};

describe('listeners of API servers', () => {
  it('are found by the intranet address to which the public one is bound', () => {
    expect(found(cluster, balancers(balancer()), listener(), entries('203.0.113.0/26'))).toEqual([
      'lb-1',
      'on',
      'white',
      ['203.0.113.0/26'],
    ]);
  });

  it('are found by the public address', () => {
    const own = balancer({ Address: '47.0.0.1', VpcId: '' });
    expect(
      found(cluster, balancers(own), listener({ AclStatus: 'off', AclType: 'black' }), entries()),
    ).toEqual(['lb-1', 'off', 'black', []]);
  });

  it('are not those of a private address in another VPC', () => {
    const elsewhere = balancer({ LoadBalancerId: 'lb-2', VpcId: 'vpc-2' });
    expect(found(cluster, balancers(elsewhere))[0]).toBe(`unread: ${BALANCERS} absent`);
    expect(found(cluster, balancers(elsewhere, balancer()), listener())[0]).toBe('lb-1');
    const unplaced = detail('https://47.0.0.1:6443', 'https://192.168.0.2:6443', { vpc_id: undefined });
    expect(found(unplaced, balancers(balancer()))[0]).toMatch('unread: cs/');
  });

  it('take the VPC from the list of clusters where the detail was refused', () => {
    const listed = read('cs/DescribeClustersV1', {
      clusters: [
        {
          cluster_id: 'c0aa',
          vpc_id: 'vpc-1',
          master_url: '{"api_server_endpoint":"","intranet_api_server_endpoint":"https://192.168.0.2:6443"}',
        },
      ],
    });
    const other = refused('cs/DescribeClusterDetail@c0aa');
    expect(found(listed, other, balancers(balancer()), listener())[0]).toBe('lb-1');
  });

  it('have several lists', () => {
    const second = read('slb/DescribeAccessControlListAttribute@acl-2', {
      AclEntrys: { AclEntry: [{ AclEntryIP: '0.0.0.0/0' }] },
    });
    const both = listener({ AclId: 'acl-1, acl-2' });
    expect(found(cluster, balancers(balancer()), both, entries('10.0.0.0/8'), second)[3]).toEqual([
      '10.0.0.0/8',
      '0.0.0.0/0',
    ]);
    expect(found(cluster, balancers(balancer()), both, entries('10.0.0.0/8'))[3]).toBe(
      'unread: slb/DescribeAccessControlListAttribute not-attempted',
    );
  });

  it('are unread without their documents', () => {
    const unread = (source: string, outcome: string) => `unread: slb/${source} ${outcome}`;
    expect(found(cluster)[0]).toBe(unread('DescribeLoadBalancers', 'not-attempted'));
    expect(found(cluster, refused(BALANCERS))[1]).toBe(unread('DescribeLoadBalancers', 'denied'));
    expect(found(cluster, balancers(balancer()), refused(LISTENER)).slice(1)).toEqual(
      Array(3).fill(unread('DescribeLoadBalancerTCPListenerAttribute', 'denied')),
    );
    expect(found(cluster, balancers(balancer()), listener(), refused(ACL))[3]).toBe(
      unread('DescribeAccessControlListAttribute', 'denied'),
    );
    expect(found(cluster, balancers(balancer()), listener(), read(ACL, { AclEntrys: {} }))[3]).toBe(
      unread('DescribeAccessControlListAttribute', 'failed'),
    );
    expect(found(cluster, balancers(balancer()), listener({ AclId: '' }))[3]).toBe(
      unread('DescribeLoadBalancerTCPListenerAttribute', 'failed'),
    );
    expect(found(balancers(balancer()), refused('cs/DescribeClusterDetail@c0aa'))[0]).toMatch('unread: cs/');
  });
});
