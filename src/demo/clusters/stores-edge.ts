import { ids, poolId } from '../ids.ts';
import { accessLists, securityGroups } from '../network.ts';
import { coreDnsPod, ownImage, plainContainer } from '../pod-specs.ts';
import { roleNames } from '../ram-principals.ts';
import type { ClusterSpec, NodeSpec, PoolSpec } from '../specs.ts';
import { HANGZHOU } from '../values.ts';

const id = ids.storesEdge;
const VERSION = '1.30.1-aliyun.1';
const AUTONOMY = 'node.beta.alibabacloud.com/autonomy';

function edgeNode(name: string, address: string, more: Partial<NodeSpec> = {}): NodeSpec {
  return {
    name,
    address,
    foreign: true,
    os: 'Ubuntu 22.04.5 LTS',
    kernel: '5.15.0-91-generic',
    labels: { 'alibabacloud.com/is-edge-worker': 'true' },
    annotations: { [AUTONOMY]: 'true' },
    ...more,
  };
}

function edgePool(name: string, interconnect: string, nodes: NodeSpec[]): PoolSpec {
  return {
    name,
    id: poolId(id, name),
    type: 'edge',
    image: 'aliyunLinux3',
    runtimeVersion: '1.6.36',
    kubelet: VERSION,
    management: {},
    repairBought: false,
    scaling: { image_id: '', image_type: '', platform: '', scaling_group_id: '', key_pair: '' },
    more: { interconnect_mode: interconnect, interconnect_config: { bandwidth: 0 }, max_nodes: 50 },
    nodes,
  };
}

const cloudLabels = { 'alibabacloud.com/is-edge-worker': 'false' };

/** ACK Edge: machines in shops and in kiosks, and a cloud pool that behaves like a managed cluster's. */
export const storesEdge: ClusterSpec = {
  name: 'stores-edge',
  id,
  region: HANGZHOU,
  type: 'ManagedKubernetes',
  profile: 'Edge',
  spec: 'ack.pro.small',
  version: VERSION,
  nextVersion: '1.30.7-aliyun.1',
  createdDaysAgo: 600,
  intranetAddress: '192.168.247.2',
  publicAddress: '203.0.113.83',
  acl: accessLists.everyone,
  maintenanceWindow: true,
  deletionProtection: true,
  audit: true,
  logComponents: ['apiserver'],
  rrsa: false,
  workerRole: roleNames.narrowWorker,
  securityGroup: securityGroups.closed,
  pools: [
    edgePool('stores', 'private', [
      edgeNode('store-hz-01', '10.31.0.11'),
      // Behind, but within the two minors that are allowed at the edge.
      edgeNode('store-hz-02', '10.31.0.12', { kubelet: '1.28.15-aliyun.1', runtime: 'containerd://1.6.21' }),
      // Offline, and meant to live with it.
      edgeNode('store-hz-03', '10.31.0.13', { lostDaysAgo: 4 }),
    ]),
    edgePool('kiosks', 'basic', [
      // Offline without autonomy: its pods are evicted.
      edgeNode('kiosk-17', '10.32.0.17', {
        lostDaysAgo: 11,
        annotations: {},
        kubelet: '1.26.3-aliyun.1',
        runtime: 'docker://19.3.15',
      }),
      edgeNode('kiosk-18', '10.32.0.18', { os: 'CentOS Linux 7 (Core)', kernel: '3.10.0-1160.el7.x86_64' }),
    ]),
    {
      name: 'hub',
      id: poolId(id, 'hub'),
      type: 'ess',
      isDefault: true,
      image: 'aliyunLinux3',
      runtimeVersion: '1.6.39',
      kubelet: VERSION,
      management: {
        auto_repair: true,
        auto_vul_fix: true,
        auto_vul_fix_policy: { vul_level: 'asap,later', exclude_packages: 'kernel' },
      },
      repairBought: true,
      nodes: [
        {
          address: '192.168.5.10',
          labels: cloudLabels,
          taints: [{ key: 'node-role.alibabacloud.com/addon', effect: 'NoSchedule' }],
        },
        // Autonomy blocks eviction where it is not wanted.
        { address: '192.168.5.11', labels: cloudLabels, annotations: { [AUTONOMY]: 'true' } },
      ],
    },
  ],
  addons: [
    { name: 'coredns', version: 'v1.11.3.5', category: 'core', newer: 'v1.12.1.3' },
    { name: 'edge-tunnel', version: 'v1.0.12', category: 'network' },
  ],
  scannedDaysAgo: 2,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, pos: {} },
    workloads: [
      {
        kind: 'DaemonSet',
        namespace: 'pos',
        name: 'till',
        nodes: ['store-hz-01', 'store-hz-02', 'store-hz-03', 'kiosk-17', 'kiosk-18'],
        spec: {
          containers: [
            plainContainer('till', ownImage('pos/till:11.4'), { securityContext: { runAsUser: 0 } }),
          ],
        },
      },
      {
        kind: 'Deployment',
        namespace: 'kube-system',
        name: 'coredns',
        nodes: [`${HANGZHOU}.192.168.5.10`],
        labels: { 'k8s-app': 'kube-dns' },
        serviceAccount: 'coredns',
        spec: coreDnsPod(),
      },
    ],
    runtimeClasses: [],
  },
};
