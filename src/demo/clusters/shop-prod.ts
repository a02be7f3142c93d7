import type { JsonObject } from '../../kernel/json.ts';
import { planted } from '../canaries.ts';
import { ids, poolId } from '../ids.ts';
import { accessLists, securityGroups } from '../network.ts';
import { roleNames } from '../ram-principals.ts';
import type { ClusterSpec, PoolSpec } from '../specs.ts';
import { HANGZHOU } from '../values.ts';
import { KERNEL, OPENSSL, SYSTEMD, VIM } from '../vulnerabilities.ts';
import { shopKubernetes } from './shop-objects.ts';

const id = ids.shopProd;
const VERSION = '1.35.2-aliyun.1';
const pool = (name: string) => ({
  name,
  id: poolId(id, name),
  type: 'ess',
  runtimeVersion: '2.1.6',
  kubelet: VERSION,
});

/** Nobody but the customer patches these nodes. */
const plain: PoolSpec = {
  ...pool('workers'),
  isDefault: true,
  image: 'aliyunLinux3',
  management: { auto_repair: true, auto_vul_fix: false },
  repairBought: true,
  nodes: [
    { address: '192.168.0.10', open: [KERNEL, OPENSSL, SYSTEMD], openSinceDays: 41 },
    { address: '192.168.0.11', open: [SYSTEMD, VIM], restartPending: [KERNEL] },
    { address: '192.168.0.12', open: [OPENSSL], agent: 'offline' },
  ],
};

/** Repaired automatically, but only what is urgent and never the kernel. */
const partial: PoolSpec = {
  ...pool('auto-partial'),
  image: 'optimised',
  management: {
    auto_repair: true,
    auto_vul_fix: true,
    auto_vul_fix_policy: { vul_level: 'asap', exclude_packages: 'kernel' },
  },
  repairBought: true,
  nodes: [
    // The urgent one is Alibaba Cloud's to repair, and it is late.
    { address: '192.168.0.20', open: [OPENSSL, SYSTEMD], openSinceDays: 40 },
    { address: '192.168.0.21', open: [KERNEL, VIM] },
    { address: '192.168.0.22', open: [] },
  ],
};

/** Repaired automatically without a remainder. */
const full: PoolSpec = {
  ...pool('auto-full'),
  image: 'optimised',
  management: {
    auto_repair: true,
    auto_repair_policy: { restart_node: true, approval_required: false },
    auto_vul_fix: true,
    auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: '' },
  },
  repairBought: true,
  scaling: {
    security_hardening_os: true,
    login_as_non_root: true,
    system_disk_encrypted: true,
    data_disks: [{ category: 'cloud_essd', size: 120, encrypted: 'true' }],
  },
  httpTokens: 'required',
  nodes: [{ address: '192.168.0.30' }, { address: '192.168.0.31' }],
};

/** Automatic repair is on, but it does not apply to an image of one's own. */
const customImage: PoolSpec = {
  ...pool('golden-image'),
  image: 'golden',
  management: {
    auto_repair: true,
    auto_vul_fix: true,
    auto_vul_fix_policy: { vul_level: 'asap,later', exclude_packages: 'kernel' },
  },
  repairBought: true,
  scaling: { key_pair: '', login_password: planted.loginPassword },
  kubernetesConfig: { user_data: planted.userData, pre_user_data: planted.preUserData },
  nodes: [{ address: '192.168.0.40', open: [SYSTEMD] }, { address: '192.168.0.41' }],
};

/** The pool has moved to a new image, its nodes have not. */
const olderImages: PoolSpec = {
  ...pool('mixed-images'),
  image: 'optimised',
  management: {
    auto_repair: false,
    auto_vul_fix: true,
    auto_vul_fix_policy: { vul_level: 'asap,later', exclude_packages: '' },
  },
  repairBought: true,
  nodes: [
    {
      address: '192.168.0.50',
      image: 'optimisedOld',
      kubelet: '1.33.3-aliyun.1',
      runtime: 'containerd://1.6.38',
      ageDays: 420,
    },
    { address: '192.168.0.51', image: 'goldenOld', ageDays: 380 },
    { address: '192.168.0.52' },
  ],
};

/** Says nothing about its automation but what was removed from the API. */
const silent: PoolSpec = {
  ...pool('legacy'),
  image: 'aliyunLinux3',
  management: { enable: true, auto_upgrade: true, auto_upgrade_policy: { auto_upgrade_kubelet: true } },
  repairBought: true,
  kubernetesConfig: { cms_enabled: false },
  more: {
    node_config: {
      kubelet_configuration: {
        eventRecordQPS: 0,
        podPidsLimit: -1,
        seccompDefault: false,
        serverTLSBootstrap: false,
      },
    },
  },
  nodes: [{ address: '192.168.0.60', ageDays: 700 }],
};

/** Has no management at all, and the kubelet's environment carries a token. */
const bare: PoolSpec = {
  ...pool('bare'),
  image: 'aliyunLinux3',
  repairBought: false,
  more: {
    node_components: [
      {
        name: 'kubelet',
        version: VERSION,
        config_revision: '3',
        config: { custom_config: {}, envs: [{ name: 'PROXY_TOKEN', value: planted.kubeletEnvToken }] },
      },
    ],
  },
  nodes: [{ address: '192.168.0.61', agent: 'missing' }],
};

/** ACK managed Pro: every kind of node pool side by side, and identities in every state. */
export const shopProd: ClusterSpec = {
  name: 'shop-prod',
  id,
  region: HANGZHOU,
  type: 'ManagedKubernetes',
  profile: 'Default',
  spec: 'ack.pro.small',
  version: VERSION,
  nextVersion: '1.36.1-aliyun.1',
  createdDaysAgo: 900,
  intranetAddress: '192.168.250.2',
  publicAddress: '203.0.113.81',
  acl: accessLists.office,
  autoUpgrade: 'patch',
  maintenanceWindow: true,
  deletionProtection: true,
  audit: true,
  logComponents: ['apiserver', 'kcm', 'scheduler', 'ccm'],
  rrsa: true,
  workerRole: roleNames.narrowWorker,
  securityGroup: securityGroups.closed,
  pools: [plain, partial, full, customImage, olderImages, silent, bare],
  strayNodes: [{ address: '192.168.0.99', ageDays: 500 }],
  addons: [
    { name: 'coredns', version: 'v1.12.1.3', category: 'core' },
    { name: 'terway-eniip', version: 'v1.14.3', category: 'network', config: { NetworkPolicy: 'true' } },
    {
      name: 'nginx-ingress-controller',
      version: 'v1.11.4-aliyun.1',
      category: 'network',
      newer: 'v1.12.6-release.1',
    },
    { name: 'ack-ram-authenticator', version: 'v0.4.0', category: 'security', managed: true },
    { name: 'gatekeeper', version: 'v3.18.2', category: 'security' },
    { name: 'policy-template-controller', version: '0.4.0', category: 'security', newer: '0.4.1' },
    {
      name: 'loongcollector',
      version: '3.1.4',
      category: 'monitor',
      newer: '3.2.0',
      config: {
        project: `k8s-log-${id}`,
        accessKeySecret: planted.addonSecret,
        endpointToken: planted.addonToken,
      },
    },
    { name: 'ack-cost-exporter', version: '1.0.21', category: 'monitor', managed: true, newer: '1.0.24' },
  ],
  policies: [policy('ACKPSPPrivilegedContainer', 'warn', '*'), policy('ACKNoEnvVarSecrets', 'deny', 'shop')],
  scannedDaysAgo: 1,
  kubernetes: shopKubernetes,
};

export function policy(name: string, action: string, scope: string, parameters: JsonObject = {}) {
  return {
    policy_name: name,
    instance_name: `${name.toLowerCase()}-1`,
    policy_action: action,
    policy_scope: scope,
    policy_parameters: JSON.stringify(parameters),
    policy_severity: 'high',
    policy_category: 'psp',
    policy_description: '',
    ali_uid: '1234567890123456',
    cluster_id: '',
    resource_id: '',
  };
}
