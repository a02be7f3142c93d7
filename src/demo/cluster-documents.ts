import type { JsonObject } from '../kernel/json.ts';
import { nodesOf } from './nodes.ts';
import type { AddonSpec, ClusterSpec } from './specs.ts';
import { ACCOUNT, chinaTime, compact, idOf, requestId } from './values.ts';

export function pageInfo(count: number, pageSize = 50): JsonObject {
  return { page_number: 1, page_size: pageSize, total_count: count };
}

/** An item of DescribeClustersV1. */
export function clusterItem(cluster: ClusterSpec): JsonObject {
  return compact({
    cluster_id: cluster.id,
    name: cluster.name,
    region_id: cluster.region,
    cluster_type: cluster.type,
    profile: cluster.profile,
    cluster_spec: cluster.spec,
    state: cluster.state ?? 'running',
    current_version: cluster.version,
    init_version: cluster.version,
    next_version: cluster.nextVersion ?? '',
    size: nodesOf(cluster).length,
    deletion_protection: cluster.deletionProtection,
    resource_group_id: 'rg-acfmexample00001',
    security_group_id: cluster.securityGroup,
    vpc_id: idOf('vpc-bp1', cluster.name, 17),
    vswitch_ids: [idOf('vsw-bp1', cluster.name, 17)],
    vswitch_id: idOf('vsw-bp1', cluster.name, 17),
    master_url: masterUrl(cluster),
    meta_data: metaData(cluster),
    maintenance_window: maintenanceWindow(cluster),
    operation_policy: {
      cluster_auto_upgrade: {
        enabled: cluster.autoUpgrade !== undefined,
        channel: cluster.autoUpgrade ?? 'patch',
      },
    },
    network_mode: 'vpc',
    subnet_cidr: '172.20.0.0/16',
    service_cidr: '172.21.0.0/20',
    proxy_mode: 'ipvs',
    private_zone: false,
    worker_ram_role_name: cluster.workerRole,
    tags: [{ key: 'owner', value: 'platform' }],
    created: chinaTime(cluster.createdDaysAgo ?? 300),
    updated: chinaTime(8),
    // A member that no description knows.
    cell: 'h-03',
    ...cluster.detail,
  });
}

/** The detail of a cluster: the item of the list and what only the detail tells. */
export function clusterDetail(cluster: ClusterSpec): JsonObject {
  const issuer = `https://oidc-ack-${cluster.region}.oss-${cluster.region}-internal.aliyuncs.com/${cluster.id}`;
  return {
    ...clusterItem(cluster),
    rrsa_config: cluster.rrsa
      ? {
          enabled: true,
          issuer,
          audience: 'sts.aliyuncs.com',
          oidc_name: `ack-rrsa-${cluster.id}`,
          oidc_arn: `acs:ram::${ACCOUNT}:oidc-provider/ack-rrsa-${cluster.id}`,
          max_oidc_token_expiration: '12h',
        }
      : { enabled: false },
    timezone: 'Asia/Shanghai',
    cluster_domain: 'cluster.local',
    external_loadbalancer_id: loadBalancerId(cluster),
  };
}

export function loadBalancerId(cluster: ClusterSpec): string {
  return idOf('lb-bp1', cluster.name, 17);
}

function masterUrl(cluster: ClusterSpec): string {
  const url = (host: string | undefined) => (host === undefined || host === '' ? '' : `https://${host}:6443`);
  return JSON.stringify({
    api_server_endpoint: url(cluster.publicAddress),
    intranet_api_server_endpoint: url(cluster.intranetAddress),
  });
}

function metaData(cluster: ClusterSpec): string {
  return JSON.stringify({
    Addons: cluster.addons.map(({ name, version }) => ({ name, version })),
    Capabilities: {
      CgroupDriver: 'systemd',
      DisableEncryption: cluster.kmsKey === undefined,
      EncryptionKMSKeyId: cluster.kmsKey ?? '',
      PublicSLB: cluster.publicAddress !== undefined,
      Network: cluster.addons.some((addon) => addon.name.startsWith('terway')) ? 'terway-eniip' : 'flannel',
    },
    RRSAConfig: { enabled: cluster.rrsa },
    Timezone: 'Asia/Shanghai',
  });
}

function maintenanceWindow(cluster: ClusterSpec): JsonObject {
  if (!cluster.maintenanceWindow)
    return { enable: false, maintenance_time: '', duration: '', weekly_period: '' };
  return {
    enable: true,
    maintenance_time: '03:00:00Z',
    duration: '3h',
    recurrence: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH',
    weekly_period: 'Monday,Thursday',
  };
}

export function auditProject(cluster: ClusterSpec): JsonObject {
  return { audit_enabled: cluster.audit, sls_project_name: cluster.audit ? `k8s-log-${cluster.id}` : '' };
}

/** `log_ttl` comes as a string here and as a number elsewhere. */
export function controlPlaneLog(cluster: ClusterSpec): JsonObject {
  const on = cluster.logComponents.length > 0;
  return {
    log_project: on ? `k8s-log-${cluster.id}` : '',
    log_ttl: cluster.createdDaysAgo === undefined ? '30' : 30,
    aliuid: ACCOUNT,
    components: cluster.logComponents,
  };
}

export function clusterTasks(cluster: ClusterSpec): JsonObject {
  const tasks = [
    // The scan of the nodes for vulnerabilities.
    task(cluster, 'cluster_vuls_scan', cluster.scannedDaysAgo),
    task(cluster, 'cluster_upgrade', 150),
  ];
  return { requestId: requestId(`tasks/${cluster.name}`), page_info: pageInfo(tasks.length), tasks };
}

function task(cluster: ClusterSpec, type: string, days: number): JsonObject {
  return {
    task_id: idOf('T-', `${cluster.name}/${type}`, 24),
    cluster_id: cluster.id,
    task_type: type,
    state: 'success',
    created: chinaTime(days + 0.01),
    updated: chinaTime(days),
    target: { type: 'cluster', id: cluster.id },
    error: null,
  };
}

export function addonInstances(cluster: ClusterSpec): JsonObject {
  return {
    addons: cluster.addons.map((addon) =>
      compact({
        name: addon.name,
        state: 'active',
        version: addon.version,
        config: addon.config === undefined ? undefined : JSON.stringify(addon.config),
      }),
    ),
  };
}

export function describeAddon(addon: AddonSpec): JsonObject {
  const newer = addon.newer;
  return {
    name: addon.name,
    version: addon.version,
    managed: addon.managed ?? false,
    category: addon.category ?? 'others',
    architecture: ['amd64', 'arm64'],
    install_by_default: addon.category === 'core',
    supported_actions: addon.managed ? ['Upgrade'] : ['Upgrade', 'Uninstall', 'Modify'],
    config_schema: '{"type":"object","properties":{}}',
    newer_versions:
      newer === undefined ? [] : [{ version: newer, minimum_cluster_version: '1.22.0', upgradable: true }],
  };
}
