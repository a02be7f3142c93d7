import type { JsonObject } from '../kernel/json.ts';
import { loadBalancerId } from './cluster-documents.ts';
import type { ClusterSpec } from './specs.ts';
import { daysAgo, HANGZHOU, idOf, requestId } from './values.ts';

/** Security groups of the fleet. */
export const securityGroups = {
  closed: 'sg-bp1example0closed00',
  closedBeijing: 'sg-2zeexample0closed00',
  sshOpen: 'sg-2zeexample0sshopen0',
  nodePortOpen: 'sg-bp1example0nodeport',
  eciOpen: 'sg-bp1example0eciopen0',
};

interface Rule {
  protocol: string;
  ports: string;
  from: string;
}

const inside: Rule = { protocol: 'ALL', ports: '-1/-1', from: '192.168.0.0/16' };
// What a cluster's own group lets in from the internet.
const ping: Rule = { protocol: 'ICMP', ports: '-1/-1', from: '0.0.0.0/0' };

const rules: Record<keyof typeof securityGroups, Rule[]> = {
  closed: [inside, ping],
  closedBeijing: [inside, ping],
  sshOpen: [
    inside,
    { protocol: 'TCP', ports: '22/22', from: '0.0.0.0/0' },
    { protocol: 'TCP', ports: '10250/10255', from: '0.0.0.0/0' },
  ],
  nodePortOpen: [inside, { protocol: 'TCP', ports: '30000/32767', from: '0.0.0.0/0' }],
  eciOpen: [{ protocol: 'TCP', ports: '1/65535', from: '0.0.0.0/0' }],
};

export function securityGroupDocuments(): [string, JsonObject][] {
  return Object.entries(securityGroups).map(([name, id]) => [
    `ecs/DescribeSecurityGroupAttribute@${id}`,
    {
      RequestId: requestId(id),
      RegionId: id.startsWith('sg-bp1') ? HANGZHOU : 'cn-beijing',
      SecurityGroupId: id,
      SecurityGroupName: name,
      InnerAccessPolicy: 'Accept',
      VpcId: idOf('vpc-bp1', name, 17),
      Permissions: {
        Permission: rules[name as keyof typeof securityGroups].map((rule, index) =>
          permission(rule, `${id}/${index}`),
        ),
      },
    },
  ]);
}

function permission(rule: Rule, id: string): JsonObject {
  return {
    SecurityGroupRuleId: idOf('sgr-bp1', id, 17),
    Direction: 'ingress',
    Policy: 'Accept',
    Priority: '1',
    NicType: 'intranet',
    IpProtocol: rule.protocol,
    PortRange: rule.ports,
    SourceCidrIp: rule.from,
    Ipv6SourceCidrIp: '',
    SourceGroupId: '',
    SourcePortRange: '',
    Description: '',
    CreateTime: daysAgo(300),
  };
}

/** Access lists of API servers. */
export const accessLists = { office: 'acl-bp1example0office00', everyone: 'acl-bp1example0everyone' };

const entries: Record<keyof typeof accessLists, string[]> = {
  office: ['203.0.113.0/26', '198.51.100.7/32'],
  everyone: ['0.0.0.0/0'],
};

export function accessListDocuments(): [string, JsonObject][] {
  return Object.entries(accessLists).map(([name, id]) => [
    `slb/DescribeAccessControlListAttribute@${id}`,
    {
      RequestId: requestId(id),
      AclId: id,
      AclName: name,
      AddressIPVersion: 'ipv4',
      AclEntrys: {
        AclEntry: entries[name as keyof typeof accessLists].map((cidr) => ({
          AclEntryIP: cidr,
          AclEntryComment: '',
        })),
      },
      RelatedListeners: { RelatedListener: [] },
    },
  ]);
}

/** Container Service makes a load balancer in the VPC for the API server and binds a public address to it. */
export function loadBalancers(region: string, clusters: readonly ClusterSpec[]): JsonObject {
  const here = clusters.filter((cluster) => cluster.region === region && hasLoadBalancer(cluster));
  return {
    RequestId: requestId(`slb/${region}`),
    PageNumber: 1,
    PageSize: 100,
    TotalCount: here.length,
    LoadBalancers: { LoadBalancer: here.map(describeLoadBalancer) },
  };
}

export function hasLoadBalancer(cluster: ClusterSpec): boolean {
  return (
    cluster.intranetAddress !== '' && cluster.state !== 'deleting' && cluster.type !== 'ExternalKubernetes'
  );
}

function describeLoadBalancer(cluster: ClusterSpec): JsonObject {
  return {
    LoadBalancerId: loadBalancerId(cluster),
    LoadBalancerName: 'ManagedK8SSlbIntranet',
    LoadBalancerStatus: 'active',
    Address: cluster.intranetAddress,
    AddressType: 'intranet',
    AddressIPVersion: 'ipv4',
    NetworkType: 'vpc',
    VpcId: idOf('vpc-bp1', cluster.name, 17),
    RegionId: cluster.region,
    CreateTime: daysAgo(cluster.createdDaysAgo ?? 300),
    Tags: { Tag: [{ TagKey: 'ack.aliyun.com', TagValue: cluster.id }] },
  };
}

export function apiServerListener(cluster: ClusterSpec): JsonObject {
  const listener: JsonObject = {
    RequestId: requestId(`listener/${cluster.name}`),
    ListenerPort: 6443,
    BackendServerPort: 6443,
    Status: 'running',
    Bandwidth: -1,
    Scheduler: 'rr',
    AclStatus: cluster.acl === undefined ? 'off' : 'on',
  };
  if (cluster.acl === undefined) return listener;
  return { ...listener, AclType: 'white', AclId: cluster.acl };
}
