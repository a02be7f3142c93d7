import type { JsonObject } from '../kernel/json.ts';
import { images } from './images.ts';
import type { ClusterSpec, NodeSpec, PoolSpec } from './specs.ts';
import { chinaTime, compact, daysAgo, idOf } from './values.ts';

/** A node with everything about it resolved: its pool's defaults, its names. */
export interface PlacedNode {
  cluster: ClusterSpec;
  pool?: PoolSpec;
  node: NodeSpec;
  name: string;
  instance: string;
  imageId: string;
}

export function nodeName(region: string, address: string): string {
  return `${region}.${address}`;
}

export function nodesOf(cluster: ClusterSpec): PlacedNode[] {
  const pooled = cluster.pools.flatMap((pool) => pool.nodes.map((node) => place(cluster, node, pool)));
  return [...pooled, ...(cluster.strayNodes ?? []).map((node) => place(cluster, node))];
}

function place(cluster: ClusterSpec, node: NodeSpec, pool?: PoolSpec): PlacedNode {
  const name = node.name ?? nodeName(cluster.region, node.address);
  const image = node.image ?? pool?.image ?? 'optimised';
  const placed = {
    cluster,
    node,
    name,
    instance: idOf('i-bp1', `${cluster.name}/${name}`, 17),
    imageId: images[image].id,
  };
  return pool === undefined ? placed : { ...placed, pool };
}

/** An item of DescribeClusterNodes. */
export function ackNode(placed: PlacedNode): JsonObject {
  const { cluster, node, pool } = placed;
  const foreign = node.foreign === true;
  return {
    // Trailing newlines stand in several official samples.
    instance_id: foreign ? '' : node.address === '192.168.0.10' ? `${placed.instance}\n` : placed.instance,
    instance_name: foreign ? placed.name : `worker-k8s-for-cs-${cluster.id}`,
    host_name: foreign ? placed.name : placed.instance,
    node_name: placed.name,
    node_status: node.lostDaysAgo === undefined ? 'Ready' : 'NotReady',
    state: 'running',
    instance_status: foreign ? '' : 'Running',
    instance_role: node.role ?? 'Worker',
    instance_type: foreign ? '' : 'ecs.g7.xlarge',
    instance_type_family: foreign ? '' : 'ecs.g7',
    instance_charge_type: foreign ? '' : 'PostPaid',
    image_id: foreign ? '' : placed.imageId,
    nodepool_id: pool?.id ?? '',
    source: pool === undefined ? 'manual' : 'ess',
    is_aliyun_node: !foreign,
    ip_address: [node.address],
    creation_time: chinaTime(node.ageDays ?? 60),
    expired_time: '2099-12-31T15:59:00Z',
    spot_strategy: 'NoSpot',
    error_message: '',
    docker_version: '',
  };
}

/** The node as the Kubernetes API tells it. */
export function kubernetesNode(placed: PlacedNode): JsonObject {
  const { cluster, node } = placed;
  return {
    metadata: compact({
      name: placed.name,
      uid: idOf('', `uid/${cluster.name}/${placed.name}`, 32),
      creationTimestamp: daysAgo(node.ageDays ?? 60),
      labels: { ...labelsOf(placed), ...node.labels },
      annotations: { 'node.alpha.kubernetes.io/ttl': '0', ...node.annotations },
    }),
    spec: compact({
      podCIDR: '10.64.0.0/25',
      providerID: node.foreign === true ? undefined : `${cluster.region}.${placed.instance}`,
      taints: node.taints,
    }),
    status: {
      addresses: [
        { type: 'InternalIP', address: node.address },
        { type: 'Hostname', address: placed.name },
      ],
      allocatable: { cpu: '3900m', memory: '14Gi', pods: '64' },
      capacity: { cpu: '4', memory: '16Gi', pods: '64' },
      conditions: [conditionOf(node)],
      nodeInfo: nodeInfoOf(placed),
    },
  };
}

function labelsOf({ cluster, pool, node, name, instance }: PlacedNode): Record<string, string> {
  const labels: Record<string, string> = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'ack.aliyun.com': cluster.id,
    'topology.kubernetes.io/region': cluster.region,
    'topology.kubernetes.io/zone': `${cluster.region}-h`,
  };
  if (node.foreign !== true) labels['alibabacloud.com/instance-id'] = instance;
  if (pool === undefined) return labels;
  labels['alibabacloud.com/nodepool-id'] = pool.id;
  // Older nodes carry one spelling of the label only.
  if ((node.ageDays ?? 60) < 300) labels['node.alibabacloud.com/nodepool-id'] = pool.id;
  return labels;
}

function conditionOf(node: NodeSpec): JsonObject {
  const lost = node.lostDaysAgo;
  return {
    type: 'Ready',
    status: lost === undefined ? 'True' : 'Unknown',
    reason: lost === undefined ? 'KubeletReady' : 'NodeStatusUnknown',
    message: lost === undefined ? 'kubelet is posting ready status' : 'Kubelet stopped posting node status.',
    lastHeartbeatTime: daysAgo(lost ?? 0),
    lastTransitionTime: daysAgo(lost ?? node.ageDays ?? 60),
  };
}

function nodeInfoOf({ cluster, pool, node }: PlacedNode): JsonObject {
  const image = images[node.image ?? pool?.image ?? 'optimised'];
  const runtime = pool?.runtime === 'docker' ? 'docker' : 'containerd';
  return {
    architecture: 'amd64',
    operatingSystem: 'linux',
    osImage: node.os ?? image.os,
    kernelVersion: node.kernel ?? image.kernel,
    kubeletVersion: `v${node.kubelet ?? pool?.kubelet ?? cluster.version}`,
    kubeProxyVersion: `v${node.kubelet ?? pool?.kubelet ?? cluster.version}`,
    containerRuntimeVersion: node.runtime ?? `${runtime}://${pool?.runtimeVersion ?? '1.6.39'}`,
  };
}

/** An item of ECS DescribeInstances. */
export function ecsInstance(placed: PlacedNode): JsonObject {
  const { cluster, node, pool } = placed;
  const image = images[node.image ?? pool?.image ?? 'optimised'];
  return {
    InstanceId: placed.instance,
    InstanceName: `worker-k8s-for-cs-${cluster.id}`,
    HostName: placed.instance,
    Status: 'Running',
    RegionId: cluster.region,
    ZoneId: `${cluster.region}-h`,
    InstanceType: 'ecs.g7.xlarge',
    ImageId: placed.imageId,
    OSName: image.os,
    OSType: 'linux',
    KeyPairName: String(pool?.scaling?.key_pair ?? ''),
    CreationTime: daysAgo(node.ageDays ?? 60),
    SecurityGroupIds: { SecurityGroupId: [cluster.securityGroup] },
    PublicIpAddress: { IpAddress: node.publicAddress === undefined ? [] : [node.publicAddress] },
    EipAddress: { IpAddress: '', AllocationId: '', InternetChargeType: '' },
    VpcAttributes: {
      VpcId: idOf('vpc-bp1', cluster.name, 17),
      VSwitchId: idOf('vsw-bp1', cluster.name, 17),
      PrivateIpAddress: { IpAddress: [node.address] },
    },
    MetadataOptions: {
      HttpEndpoint: 'enabled',
      HttpTokens: pool?.httpTokens ?? 'optional',
      HttpPutResponseHopLimit: 1,
    },
    DeletionProtection: false,
    Tags: {
      Tag: [
        { TagKey: 'ack.aliyun.com', TagValue: cluster.id },
        { TagKey: 'ack.alibabacloud.com/nodepool-id', TagValue: pool?.id ?? '' },
      ],
    },
  };
}
