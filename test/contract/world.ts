import type { Files } from './folder.ts';

type Body = Record<string, unknown>;

export const CLUSTER = 'c0aa';
export const POOL = 'np0bb';
export const NODE = 'cn-hangzhou.192.168.0.10';
export const SYSTEM_IMAGE = 'aliyun_3_x64_20G_alibase_20261015.vhd';
export const CUSTOM_IMAGE = 'm-bp1custom000000001';

/** Merges objects; `undefined` takes a member away, anything but an object replaces. */
export function merged(base: unknown, change: unknown): unknown {
  if (!isBody(base) || !isBody(change)) return change;
  const result: Body = { ...base };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) delete result[name];
    else result[name] = merged(base[name], value);
  }
  return result;
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A cluster as its list and its detail give it. */
export function cluster(change: Body = {}): Body {
  return merged(
    {
      cluster_id: CLUSTER,
      name: 'shop-prod',
      region_id: 'cn-hangzhou',
      cluster_type: 'ManagedKubernetes',
      profile: 'Default',
      cluster_spec: 'ack.pro.small',
      state: 'running',
      current_version: '1.36.1-aliyun.1',
      next_version: '',
      size: 1,
      deletion_protection: true,
      security_group_id: 'sg-1',
      vpc_id: 'vpc-1',
      master_url: '{"api_server_endpoint":"","intranet_api_server_endpoint":"https://192.168.0.2:6443"}',
      meta_data:
        '{"Capabilities":{"PublicSLB":false,"EncryptionKMSKeyId":"key-1","DisableEncryption":false},"RRSAConfig":{"enabled":true}}',
      maintenance_window: {
        enable: true,
        maintenance_time: '03:00:00Z',
        duration: '3h',
        weekly_period: 'Monday',
      },
      operation_policy: { cluster_auto_upgrade: { enabled: false, channel: '' } },
      worker_ram_role_name: 'KubernetesWorkerRole-1',
    },
    change,
  ) as Body;
}

/** A pool of ECS instances that nothing automates. */
export function pool(change: Body = {}): Body {
  return merged(
    {
      nodepool_info: {
        nodepool_id: POOL,
        name: 'workers',
        type: 'ess',
        is_default: true,
        region_id: 'cn-hangzhou',
      },
      status: { state: 'active', total_nodes: 1, healthy_nodes: 1 },
      management: { auto_repair: false, auto_vul_fix: false },
      auto_mode: { enable: false },
      kubernetes_config: {
        runtime: 'containerd',
        runtime_version: '2.1.6',
        cms_enabled: true,
        labels: [],
        taints: [],
      },
      node_components: [{ name: 'kubelet', version: '1.36.1-aliyun.1' }],
      scaling_group: {
        image_id: SYSTEM_IMAGE,
        image_type: 'AliyunLinux3',
        security_group_ids: ['sg-1'],
        security_hardening_os: true,
        soc_enabled: false,
        login_as_non_root: true,
        key_pair: 'ops',
        internet_max_bandwidth_out: 0,
        system_disk_encrypted: true,
        data_disks: [{ category: 'cloud_essd', size: 120, encrypted: 'true' }],
        ram_role_name: 'KubernetesWorkerRole-1',
        instance_metadata_options: { http_tokens: 'required' },
      },
    },
    change,
  ) as Body;
}

/** What makes `pool()` one whose OS fixes are all Alibaba Cloud's. */
export const everyLeg: Body = {
  management: {
    auto_vul_fix: true,
    auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: '' },
  },
};

export function node(change: Body = {}): Body {
  return merged(
    {
      instance_id: 'i-1',
      instance_name: 'worker-1',
      node_name: NODE,
      node_status: 'Ready',
      state: 'running',
      instance_role: 'Worker',
      image_id: SYSTEM_IMAGE,
      nodepool_id: POOL,
      source: 'ess',
      is_aliyun_node: true,
      instance_type: 'ecs.g7.large',
    },
    change,
  ) as Body;
}

export function kubernetesNode(change: Body = {}): Body {
  return merged(
    {
      metadata: { name: NODE, labels: { 'alibabacloud.com/nodepool-id': POOL } },
      spec: { providerID: 'cn-hangzhou.i-1' },
      status: {
        nodeInfo: {
          kubeletVersion: 'v1.36.1-aliyun.1',
          containerRuntimeVersion: 'containerd://2.1.6',
          osImage: 'Alibaba Cloud Linux 3 (Soaring Falcon)',
          kernelVersion: '5.10.134-18.al8.x86_64',
          architecture: 'amd64',
        },
        conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-01T00:00:00Z' }],
      },
    },
    change,
  ) as Body;
}

export const virtualNode: Body = {
  metadata: { name: 'virtual-kubelet-cn-hangzhou-i', labels: { type: 'virtual-kubelet' } },
  spec: { taints: [{ key: 'virtual-kubelet.io/provider', value: 'alibabacloud', effect: 'NoSchedule' }] },
  status: { nodeInfo: { kubeletVersion: 'v1.36.1' }, conditions: [{ type: 'Ready', status: 'True' }] },
};

function listOf(...items: unknown[]): Body {
  return { apiVersion: 'v1', kind: 'List', items };
}

export const list = listOf;

function ecsImage(id: string, owner: string): Body {
  return { ImageId: id, ImageOwnerAlias: owner, OSName: 'Alibaba Cloud Linux 3' };
}

export function images(...found: [id: string, owner: string][]): Body {
  return {
    RegionId: 'cn-hangzhou',
    PageNumber: 1,
    PageSize: 100,
    TotalCount: found.length,
    Images: { Image: found.map(([id, owner]) => ecsImage(id, owner)) },
  };
}

/** DescribeKubernetesVersionMetadata of the newest version, with the images it is offered on. */
export function versions(...found: [id: string, category: string][]): Body[] {
  return [
    {
      version: '1.36.1-aliyun.1',
      creatable: true,
      release_date: '2026-05-28T00:00:00Z',
      expiration_date: '2027-05-30T00:00:00Z',
      runtimes: [{ name: 'containerd', version: '2.1.6' }],
      images: found.map(([id, category]) => ({ image_id: id, image_category: category })),
    },
  ];
}

export function vulnerabilities(purchased: unknown, records: unknown[] = []): Body {
  return { vul_records: records, vuls_fix_service_purchased: purchased };
}

export const LISTS = [
  'namespaces',
  'serviceaccounts',
  'services',
  'replicasets.apps',
  'jobs.batch',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'networkpolicies.networking.k8s.io',
  'ingresses.networking.k8s.io',
  'persistentvolumes',
  'storageclasses.storage.k8s.io',
  'runtimeclasses.node.k8s.io',
  'ramidentitymappings.ramauthenticator.k8s.alibabacloud',
  'pods',
];

export interface World {
  cluster?: Body;
  /** What the detail has beside the list. */
  detail?: Body;
  pools?: Body[];
  nodes?: Body[];
  kubernetesNodes?: Body[];
  addons?: Body[];
  purchased?: unknown;
  images?: [id: string, owner: string][];
  catalogue?: [id: string, category: string][];
}

/** The files of one cluster, everything in it read. */
export function filesOf(world: World = {}): Files {
  const listed = world.cluster ?? cluster();
  const id = String(listed.cluster_id);
  const pools = world.pools ?? [pool()];
  const nodes = world.nodes ?? [node()];
  const addons = world.addons ?? [];
  const kind = `ClusterType=${listed.cluster_type},Profile=${listed.profile ?? 'Default'},Region=cn-hangzhou`;
  const files: Files = {
    'cs/DescribeClustersV1.json': {
      clusters: [listed],
      page_info: { page_number: 1, page_size: 50, total_count: 1 },
    },
    [`cs/DescribeClusterDetail@${id}.json`]: merged(listed, world.detail ?? {}),
    [`cs/DescribeClusterNodePools@${id}.json`]: { nodepools: pools },
    [`cs/DescribeClusterNodes@${id}.json`]: {
      nodes,
      page: { page_number: 1, page_size: 100, total_count: nodes.length },
    },
    [`cs/ListClusterAddonInstances@${id}.json`]: { addons },
    [`cs/DescribeKubernetesVersionMetadata@${kind}.json`]: versions(
      ...(world.catalogue ?? [[SYSTEM_IMAGE, 'system']]),
    ),
    [`cs/DescribeClusterVuls@${id}.json`]: { vul_records: [] },
    [`cs/DescribeClusterTasks@${id}.json`]: {
      tasks: [
        {
          task_id: 'T-1',
          task_type: 'nodepool_vul_scan',
          state: 'success',
          created: '2026-11-19T08:00:00Z',
          updated: '2026-11-19T08:10:00Z',
        },
      ],
      page_info: { page_number: 1, page_size: 50, total_count: 1 },
    },
    'ecs/DescribeImages.json': images(...(world.images ?? [[SYSTEM_IMAGE, 'system']])),
    'sas/DescribeVersionConfig.json': { Version: 7, VulFixCapacity: 0, IsPostpay: false },
    'sas/DescribeVulList.json': { CurrentPage: 1, PageSize: 100, TotalCount: 0, VulRecords: [] },
    [`kubernetes/${id}/nodes.json`]: listOf(...(world.kubernetesNodes ?? [kubernetesNode()])),
    [`kubernetes/${id}/version.json`]: { major: '1', minor: '36', gitVersion: 'v1.36.1-aliyun.1' },
  };
  for (const item of pools) {
    const poolId = (item.nodepool_info as Body).nodepool_id;
    files[`cs/DescribeClusterNodePoolDetail@${id},${poolId}.json`] = item;
    files[`cs/DescribeNodePoolVuls@${id},${poolId}.json`] = vulnerabilities(world.purchased ?? true);
  }
  for (const addon of addons)
    files[`cs/DescribeAddon@${id},${addon.name}.json`] = { ...addon, managed: false };
  for (const name of LISTS) files[`kubernetes/${id}/${name}.json`] = listOf();
  return files;
}
