import type { JsonObject } from '../kernel/json.ts';
import { images } from './images.ts';
import type { ClusterSpec, PoolSpec } from './specs.ts';
import { chinaTime, compact, idOf } from './values.ts';

/** An item of DescribeClusterNodePools. */
export function poolItem(cluster: ClusterSpec, pool: PoolSpec): JsonObject {
  return compact({
    nodepool_info: {
      nodepool_id: pool.id,
      name: pool.name,
      type: pool.type,
      is_default: pool.isDefault ?? false,
      region_id: cluster.region,
      resource_group_id: 'rg-acfmexample00001',
      created: chinaTime(cluster.createdDaysAgo ?? 300),
      updated: chinaTime(20),
    },
    status: statusOf(pool),
    management: pool.management,
    auto_mode: { enable: false },
    kubernetes_config: kubernetesConfig(pool),
    node_components: [
      {
        name: 'kubelet',
        version: pool.kubelet,
        config_revision: '1',
        config: { custom_config: {}, envs: [] },
      },
    ],
    scaling_group: scalingGroup(cluster, pool),
    auto_scaling: { enable: false, min_instances: 0, max_instances: 0, type: 'cpu' },
    tee_config: { tee_enable: false },
    // A member that no description knows.
    pool_generation: 2,
    ...pool.more,
  });
}

/** The detail has a few members that the list lacks. */
export function poolDetail(cluster: ClusterSpec, pool: PoolSpec): JsonObject {
  const item = poolItem(cluster, pool);
  const scaling = item.scaling_group as JsonObject;
  return {
    ...item,
    status: {
      ...statusOf(pool),
      conditions: [
        {
          type: 'ImageUpgradeReady',
          status: 'True',
          reason: 'UpgradeDisabled',
          message: 'AutoUpgradeDisabled',
          last_transition_time: chinaTime(20),
        },
      ],
    },
    host_network: false,
    intranet: true,
    scaling_group: { ...scaling, instance_metadata_options: { http_tokens: pool.httpTokens ?? 'optional' } },
    ...pool.detail,
  };
}

function statusOf(pool: PoolSpec): JsonObject {
  const lost = pool.nodes.filter((node) => node.lostDaysAgo !== undefined).length;
  return {
    state: 'active',
    total_nodes: pool.nodes.length,
    healthy_nodes: pool.nodes.length - lost,
    failed_nodes: 0,
    offline_nodes: lost,
    initial_nodes: 0,
    removing_nodes: 0,
    serving_nodes: pool.nodes.length - lost,
  };
}

function kubernetesConfig(pool: PoolSpec): JsonObject {
  return {
    runtime: pool.runtime ?? 'containerd',
    runtime_version: pool.runtimeVersion,
    labels: [],
    taints: [],
    user_data: '',
    cpu_policy: 'none',
    unschedulable: false,
    cms_enabled: true,
    node_name_mode: '',
    ...pool.kubernetesConfig,
  };
}

function scalingGroup(cluster: ClusterSpec, pool: PoolSpec): JsonObject {
  return {
    scaling_group_id: idOf('asg-bp1', pool.id, 17),
    image_id: images[pool.image].id,
    image_type: pool.imageType ?? images[pool.image].imageType,
    platform: images[pool.image].platform,
    instance_types: ['ecs.g7.xlarge'],
    vswitch_ids: [idOf('vsw-bp1', cluster.name, 17)],
    security_group_id: cluster.securityGroup,
    security_group_ids: [cluster.securityGroup],
    security_hardening_os: false,
    soc_enabled: false,
    key_pair: 'ops-2026',
    login_password: '',
    login_as_non_root: false,
    internet_max_bandwidth_out: 0,
    system_disk_category: 'cloud_essd',
    system_disk_encrypted: false,
    system_disk_kms_key_id: '',
    // Encryption of a data disk is told in a string, that of the system disk in a boolean.
    data_disks: [{ category: 'cloud_essd', size: 120, encrypted: 'false' }],
    ram_role_name: cluster.workerRole,
    desired_size: pool.nodes.length,
    tags: [],
    ...pool.scaling,
  };
}
