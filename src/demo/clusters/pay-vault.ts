import { ids, poolId } from '../ids.ts';
import {
  allowFrom,
  defaultDeny,
  quota,
  secret,
  service,
  serviceAccount,
  storageClass,
} from '../kubernetes.ts';
import { accessLists, securityGroups } from '../network.ts';
import {
  ALLOWED_REPOSITORIES,
  coreDnsPod,
  pinned,
  restrictedContainer,
  restrictedPod,
} from '../pod-specs.ts';
import { roleNames } from '../ram-principals.ts';
import type { ClusterSpec, KubernetesSpec, PoolSpec } from '../specs.ts';
import { HANGZHOU } from '../values.ts';
import { policy } from './shop-prod.ts';

const id = ids.payVault;
const VERSION = '1.36.1-aliyun.1';
const on = (...tails: number[]) => tails.map((tail) => `${HANGZHOU}.192.168.1.${tail}`);

const careful: Omit<PoolSpec, 'name' | 'id' | 'nodes'> = {
  type: 'ess',
  image: 'optimised',
  runtimeVersion: '2.3.2',
  kubelet: VERSION,
  repairBought: true,
  httpTokens: 'required',
  scaling: {
    security_hardening_os: true,
    soc_enabled: true,
    login_as_non_root: true,
    system_disk_encrypted: true,
    system_disk_kms_key_id: 'key-hzzexample00000001',
    data_disks: [{ category: 'cloud_essd', size: 120, encrypted: 'true' }],
  },
  more: {
    node_config: {
      kubelet_configuration: {
        readOnlyPort: 0,
        serverTLSBootstrap: true,
        seccompDefault: true,
        podPidsLimit: 4096,
      },
    },
  },
};

const automated: PoolSpec = {
  ...careful,
  name: 'automated',
  id: poolId(id, 'automated'),
  isDefault: true,
  management: {
    auto_repair: true,
    auto_vul_fix: true,
    auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: '' },
  },
  nodes: [
    { address: '192.168.1.10', ageDays: 30 },
    { address: '192.168.1.11', ageDays: 30 },
  ],
};

/** Patched by hand, and it is done. */
const byHand: PoolSpec = {
  ...careful,
  name: 'by-hand',
  id: poolId(id, 'by-hand'),
  management: { auto_repair: true, auto_vul_fix: false },
  nodes: [
    { address: '192.168.1.20', ageDays: 30 },
    { address: '192.168.1.21', ageDays: 30 },
  ],
};

// Privileged agents of the network are left out, so that the ledger shows what nothing left to do looks like.
const kubernetes: KubernetesSpec = {
  namespaces: {
    default: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    'kube-system': { 'pod-security.kubernetes.io/enforce': 'restricted' },
    vault: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  },
  workloads: [
    {
      kind: 'Deployment',
      namespace: 'kube-system',
      name: 'coredns',
      nodes: on(10, 20),
      labels: { 'k8s-app': 'kube-dns' },
      serviceAccount: 'coredns',
      spec: coreDnsPod(),
    },
    {
      kind: 'Deployment',
      namespace: 'vault',
      name: 'tokeniser',
      nodes: on(10, 11, 20),
      serviceAccount: 'tokeniser',
      spec: restrictedPod(restrictedContainer('tokeniser', pinned('pay/tokeniser:7.0.3'))),
    },
    {
      kind: 'StatefulSet',
      namespace: 'vault',
      name: 'ledger',
      nodes: on(11, 21),
      serviceAccount: 'ledger',
      spec: restrictedPod(restrictedContainer('ledger', pinned('pay/ledger:2.4.0'))),
    },
  ],
  secrets: [
    // Made this morning, for a machine that joins.
    secret(
      'kube-system',
      'bootstrap-token-9xk3me',
      'bootstrap.kubernetes.io/token',
      { 'token-id': 'OXhrM21l' },
      {},
      0.2,
    ),
  ],
  serviceAccounts: [
    serviceAccount('vault', 'tokeniser', { automountServiceAccountToken: false }),
    serviceAccount('vault', 'ledger', { automountServiceAccountToken: false }),
  ],
  services: [
    service('vault', 'tokeniser', { type: 'ClusterIP' }),
    service('vault', 'ledger', { type: 'ClusterIP' }),
  ],
  networkPolicies: [
    defaultDeny('default'),
    defaultDeny('kube-system'),
    allowFrom('kube-system', 'coredns', { namespaceSelector: {} }, 53, 'UDP'),
    defaultDeny('vault'),
    allowFrom('vault', 'tokeniser', { podSelector: {} }, 8080),
    allowFrom('vault', 'ledger', { podSelector: { matchLabels: { app: 'tokeniser' } } }, 8080),
  ],
  resourceQuotas: [quota('default'), quota('vault')],
  storageClasses: [storageClass('alicloud-disk-essd-encrypted', { encrypted: 'true' })],
  runtimeClasses: [],
  identityMappings: [],
  kubeletConfiguration: {
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true, cacheTTL: '2m0s' },
      x509: { clientCAFile: '/etc/kubernetes/pki/ca.crt' },
    },
    authorization: { mode: 'Webhook' },
    readOnlyPort: 0,
    serverTLSBootstrap: true,
    rotateCertificates: true,
    seccompDefault: true,
    podPidsLimit: 4096,
    streamingConnectionIdleTimeout: '4h0m0s',
    makeIPTablesUtilChains: true,
    protectKernelDefaults: true,
  },
};

/** ACK managed Pro where everything is done: what met and verified look like. */
export const payVault: ClusterSpec = {
  name: 'pay-vault',
  id,
  region: HANGZHOU,
  type: 'ManagedKubernetes',
  profile: 'Default',
  spec: 'ack.pro.small',
  version: VERSION,
  createdDaysAgo: 170,
  intranetAddress: '192.168.251.2',
  acl: accessLists.office,
  autoUpgrade: 'stable',
  maintenanceWindow: true,
  deletionProtection: true,
  kmsKey: 'key-hzzexample00000001',
  audit: true,
  logComponents: ['apiserver', 'kcm', 'scheduler', 'ccm', 'controlplane-events'],
  rrsa: true,
  workerRole: roleNames.narrowWorker,
  securityGroup: securityGroups.closed,
  pools: [automated, byHand],
  addons: [
    { name: 'coredns', version: 'v1.12.1.3', category: 'core' },
    {
      name: 'terway-controlplane',
      version: 'v1.14.3',
      category: 'network',
      managed: true,
      config: { NetworkPolicy: 'true' },
    },
    { name: 'ack-ram-authenticator', version: 'v0.4.0', category: 'security', managed: true },
    { name: 'gatekeeper', version: 'v3.18.2', category: 'security' },
    { name: 'policy-template-controller', version: '0.4.1', category: 'security' },
    { name: 'security-inspector', version: 'v0.15.0.5', category: 'security' },
    { name: 'loongcollector', version: '3.2.0', category: 'monitor' },
  ],
  policies: [
    policy('ACKPSPPrivilegedContainer', 'deny', '*'),
    policy('ACKAllowedRepos', 'deny', '*', { repos: [...ALLOWED_REPOSITORIES] }),
  ],
  scannedDaysAgo: 0.5,
  kubernetes,
};
