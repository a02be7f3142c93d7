import { ids, poolId } from '../ids.ts';
import { securityGroups } from '../network.ts';
import { ownImage, plainContainer } from '../pod-specs.ts';
import { roleNames } from '../ram-principals.ts';
import type { ClusterSpec } from '../specs.ts';
import { BEIJING, HANGZHOU } from '../values.ts';
import { GLIBC, SYSTEMD } from '../vulnerabilities.ts';

const nothing = {
  maintenanceWindow: false,
  deletionProtection: false,
  audit: false,
  logComponents: [],
  rrsa: false,
  workerRole: roleNames.narrowWorker,
};

/** Dedicated: the masters are the customer's own machines, and no column of the source table speaks of it. */
export const dedicated: ClusterSpec = {
  ...nothing,
  name: 'core-dedicated',
  id: ids.dedicated,
  region: HANGZHOU,
  type: 'Kubernetes',
  profile: 'Default',
  spec: '',
  version: '1.31.1-aliyun.1',
  nextVersion: '1.31.9-aliyun.1',
  createdDaysAgo: 780,
  intranetAddress: '192.168.246.2',
  deletionProtection: true,
  audit: true,
  securityGroup: securityGroups.closed,
  detail: {
    control_plane_config: {
      instance_types: ['ecs.g7.xlarge'],
      image_type: 'AliyunLinux3',
      runtime: { name: 'containerd', version: '1.6.36' },
    },
  },
  pools: [
    {
      name: 'workers',
      id: poolId(ids.dedicated, 'workers'),
      type: 'ess',
      isDefault: true,
      image: 'optimisedOld',
      runtimeVersion: '1.6.36',
      kubelet: '1.31.1-aliyun.1',
      management: { auto_repair: false, auto_vul_fix: false },
      repairBought: true,
      nodes: [{ address: '192.168.6.20', open: [SYSTEMD], openSinceDays: 90 }, { address: '192.168.6.21' }],
    },
  ],
  strayNodes: [10, 11, 12].map((tail) => ({
    address: `192.168.6.${tail}`,
    role: 'Master',
    image: 'optimisedOld' as const,
    labels: { 'node-role.kubernetes.io/control-plane': '' },
    taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
  })),
  addons: [{ name: 'coredns', version: 'v1.11.3.5', category: 'core', newer: 'v1.12.1.3' }],
  scannedDaysAgo: 4,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, core: {} },
    workloads: [
      {
        kind: 'Pod',
        namespace: 'kube-system',
        name: `kube-apiserver-${HANGZHOU}.192.168.6.10`,
        annotations: { 'kubernetes.io/config.mirror': '8c1f0f1d0e4b' },
        nodes: [`${HANGZHOU}.192.168.6.10`],
        spec: {
          hostNetwork: true,
          containers: [
            plainContainer('kube-apiserver', 'registry.example.com/acs/kube-apiserver:v1.31.1-aliyun.1', {
              command: ['kube-apiserver', '--anonymous-auth=false'],
            }),
          ],
        },
      },
      {
        kind: 'Deployment',
        namespace: 'core',
        name: 'billing',
        nodes: [`${HANGZHOU}.192.168.6.20`, `${HANGZHOU}.192.168.6.21`],
        spec: { containers: [plainContainer('billing', ownImage('core/billing:2019.4'))] },
      },
    ],
    runtimeClasses: [],
  },
};

/** Registered: a cluster that runs elsewhere. */
export const registered: ClusterSpec = {
  ...nothing,
  name: 'idc-registered',
  id: ids.registered,
  region: HANGZHOU,
  type: 'ExternalKubernetes',
  spec: '',
  version: '1.32.4',
  intranetAddress: '',
  workerRole: '',
  securityGroup: '',
  pools: [],
  strayNodes: [31, 32].map((tail) => ({
    name: `idc-node-${tail}`,
    address: `10.40.0.${tail}`,
    foreign: true as const,
    os: 'Ubuntu 24.04.2 LTS',
    kernel: '6.8.0-60-generic',
    runtime: 'containerd://1.7.27',
    labels: { 'alibabacloud.com/external': 'true' },
  })),
  addons: [],
  scannedDaysAgo: 1,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {} },
    workloads: [
      {
        kind: 'Deployment',
        namespace: 'default',
        name: 'intranet',
        nodes: ['idc-node-31'],
        spec: { containers: [plainContainer('web', 'docker.io/library/nginx:1.25')] },
      },
    ],
    runtimeClasses: [],
  },
};

/** ACK managed Basic, long out of support: docker, CentOS, passwords, open to the world. */
export const oldCi: ClusterSpec = {
  ...nothing,
  name: 'old-ci',
  id: ids.oldCi,
  region: BEIJING,
  type: 'ManagedKubernetes',
  profile: 'Default',
  // An empty value means the Basic edition.
  spec: '',
  version: '1.22.15-aliyun.1',
  nextVersion: '1.24.6-aliyun.1',
  createdDaysAgo: 1500,
  intranetAddress: '192.168.245.2',
  publicAddress: '203.0.113.84',
  workerRole: roleNames.broadWorker,
  securityGroup: securityGroups.sshOpen,
  pools: [
    {
      name: 'runners',
      id: poolId(ids.oldCi, 'runners'),
      type: 'ess',
      isDefault: true,
      image: 'centos',
      runtime: 'docker',
      runtimeVersion: '19.03.15',
      kubelet: '1.20.11-aliyun.1',
      management: { enable: false },
      repairBought: false,
      scaling: { key_pair: '', login_password: '******', internet_max_bandwidth_out: 5 },
      more: {
        node_config: { kubelet_configuration: { readOnlyPort: 10255, allowedUnsafeSysctls: ['net.*'] } },
      },
      nodes: [
        {
          address: '192.168.7.10',
          ageDays: 1400,
          publicAddress: '203.0.113.91',
          agent: 'offline',
          open: [GLIBC],
          openSinceDays: 600,
        },
        { address: '192.168.7.11', ageDays: 1400, publicAddress: '203.0.113.92', agent: 'missing' },
      ],
    },
  ],
  addons: [{ name: 'coredns', version: 'v1.8.4.1', category: 'core', newer: 'v1.9.3.10' }],
  scannedDaysAgo: 75,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, ci: {} },
    workloads: [
      {
        kind: 'StatefulSet',
        namespace: 'ci',
        name: 'runner',
        nodes: [`${BEIJING}.192.168.7.10`, `${BEIJING}.192.168.7.11`],
        spec: {
          containers: [
            plainContainer('runner', 'docker.io/gitlab/gitlab-runner', {
              securityContext: { privileged: true },
              volumeMounts: [{ name: 'docker', mountPath: '/var/run/docker.sock' }],
            }),
          ],
          volumes: [{ name: 'docker', hostPath: { path: '/var/run/docker.sock', type: '' } }],
        },
      },
    ],
  },
};

/** Its API server does not answer; what Container Service says of it can be read. */
export const branch: ClusterSpec = {
  ...nothing,
  name: 'branch-offline',
  id: ids.branch,
  region: BEIJING,
  type: 'ManagedKubernetes',
  profile: 'Default',
  spec: 'ack.standard',
  version: '1.34.1-aliyun.1',
  nextVersion: '1.34.3-aliyun.1',
  intranetAddress: '192.168.244.2',
  audit: true,
  deletionProtection: true,
  securityGroup: securityGroups.closedBeijing,
  pools: [
    {
      name: 'workers',
      id: poolId(ids.branch, 'workers'),
      type: 'ess',
      isDefault: true,
      image: 'optimised',
      runtimeVersion: '2.1.5',
      kubelet: '1.34.1-aliyun.1',
      management: {
        auto_repair: true,
        auto_vul_fix: true,
        auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: '' },
      },
      // The capability was never bought, so the switch alone repairs nothing.
      repairBought: false,
      nodes: [{ address: '192.168.8.10' }, { address: '192.168.8.11', open: [SYSTEMD] }],
    },
  ],
  addons: [{ name: 'coredns', version: 'v1.12.1.3', category: 'core' }],
  scannedDaysAgo: 2,
};

/** Being deleted: still in the list, and most of it is gone. */
export const goneSoon: ClusterSpec = {
  ...nothing,
  name: 'gone-soon',
  id: ids.goneSoon,
  region: HANGZHOU,
  type: 'ManagedKubernetes',
  profile: 'Default',
  spec: 'ack.pro.small',
  state: 'deleting',
  version: '1.33.1-aliyun.1',
  intranetAddress: '192.168.243.2',
  securityGroup: securityGroups.closed,
  pools: [
    {
      name: 'draining',
      id: poolId(ids.goneSoon, 'draining'),
      type: 'ess',
      image: 'optimised',
      runtimeVersion: '2.1.1',
      kubelet: '1.33.1-aliyun.1',
      management: { auto_repair: false },
      repairBought: false,
      more: {
        status: {
          state: 'deleting',
          total_nodes: 0,
          healthy_nodes: 0,
          failed_nodes: 0,
          offline_nodes: 0,
          initial_nodes: 0,
          removing_nodes: 0,
          serving_nodes: 0,
        },
      },
      nodes: [],
    },
  ],
  addons: [],
  scannedDaysAgo: 10,
};
