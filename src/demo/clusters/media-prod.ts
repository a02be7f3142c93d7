import { ids, poolId } from '../ids.ts';
import { eciAnnotations, service, serviceAccount } from '../kubernetes.ts';
import { securityGroups } from '../network.ts';
import {
  coreDnsPod,
  ownImage,
  pinned,
  plainContainer,
  restrictedContainer,
  restrictedPod,
} from '../pod-specs.ts';
import { roleNames } from '../ram-principals.ts';
import type { ClusterSpec, KubernetesSpec } from '../specs.ts';
import { HANGZHOU } from '../values.ts';
import { OPENSSL, SYSTEMD } from '../vulnerabilities.ts';

const id = ids.mediaProd;
const VERSION = '1.34.3-aliyun.1';
const H = 'virtual-kubelet-cn-hangzhou-h';
const I = 'virtual-kubelet-cn-hangzhou-i';
const on = (...tails: number[]) => tails.map((tail) => `${HANGZHOU}.192.168.2.${tail}`);

const kubernetes: KubernetesSpec = {
  namespaces: { default: {}, 'kube-system': {}, media: {} },
  virtualNodes: [
    { name: H, version: 'v1.34.3-aliyun.1' },
    { name: I, version: 'v1.34.3-aliyun.1' },
  ],
  workloads: [
    {
      kind: 'Deployment',
      namespace: 'kube-system',
      name: 'coredns',
      nodes: on(10, 11),
      labels: { 'k8s-app': 'kube-dns' },
      serviceAccount: 'coredns',
      spec: coreDnsPod(),
    },
    {
      kind: 'Deployment',
      namespace: 'media',
      name: 'transcoder',
      nodes: [H, H, I],
      startedDaysAgo: 430,
      // The platform has moved on; these pods have not been recreated since.
      annotations: eciAnnotations('1.0.0', { 'k8s.aliyun.com/eci-ram-role-name': roleNames.eciBroad }),
      spec: {
        containers: [
          plainContainer('transcoder', ownImage('media/transcoder:5.1'), {
            securityContext: { runAsUser: 0 },
          }),
        ],
      },
    },
    {
      kind: 'Deployment',
      namespace: 'media',
      name: 'uploader',
      nodes: [I],
      startedDaysAgo: 20,
      annotations: eciAnnotations('1.1.0', {
        'k8s.aliyun.com/eci-with-eip': 'true',
        'k8s.aliyun.com/eci-security-group': securityGroups.eciOpen,
      }),
      spec: { containers: [plainContainer('uploader', ownImage('media/uploader:2'))] },
    },
    {
      kind: 'Deployment',
      namespace: 'media',
      name: 'catalogue',
      nodes: on(10, 20, 21),
      spec: restrictedPod(restrictedContainer('catalogue', pinned('media/catalogue:1.3.0'))),
    },
  ],
  serviceAccounts: [serviceAccount('kube-system', 'virtual-kubelet')],
  services: [service('media', 'uploader', { type: 'LoadBalancer' })],
};

/** ACK managed Pro with virtual nodes, open to the internet and past its support date. */
export const mediaProd: ClusterSpec = {
  name: 'media-prod',
  id,
  region: HANGZHOU,
  type: 'ManagedKubernetes',
  profile: 'Default',
  spec: 'ack.pro.small',
  version: VERSION,
  nextVersion: '1.35.2-aliyun.1',
  createdDaysAgo: 420,
  intranetAddress: '192.168.252.2',
  publicAddress: '203.0.113.82',
  maintenanceWindow: false,
  deletionProtection: false,
  audit: false,
  logComponents: [],
  rrsa: false,
  workerRole: roleNames.broadWorker,
  securityGroup: securityGroups.nodePortOpen,
  pools: [
    {
      name: 'workers',
      id: poolId(id, 'workers'),
      type: 'ess',
      isDefault: true,
      image: 'optimisedOld',
      runtimeVersion: '1.6.38',
      kubelet: '1.33.3-aliyun.1',
      // Automatic repair is on, but there is no window in which it may act.
      management: {
        auto_repair: false,
        auto_vul_fix: true,
        auto_vul_fix_policy: { vul_level: 'asap,later', restart_node: false },
      },
      repairBought: false,
      nodes: [
        { address: '192.168.2.10', open: [OPENSSL], openSinceDays: 60, ageDays: 400 },
        { address: '192.168.2.11', publicAddress: '203.0.113.90', ageDays: 400 },
      ],
    },
    {
      // Nothing automatic at all: the plain column of the source table.
      name: 'batch',
      id: poolId(id, 'batch'),
      type: 'ess',
      image: 'optimised',
      runtimeVersion: '2.1.6',
      kubelet: VERSION,
      management: { auto_repair: false, auto_vul_fix: false },
      repairBought: false,
      nodes: [{ address: '192.168.2.20', open: [SYSTEMD] }, { address: '192.168.2.21' }],
    },
    {
      name: 'idc-racks',
      id: poolId(id, 'idc-racks'),
      type: 'hybrid',
      image: 'aliyunLinux3',
      runtimeVersion: '1.6.38',
      kubelet: VERSION,
      management: { auto_repair: false },
      repairBought: false,
      nodes: [
        {
          address: '10.20.0.5',
          name: 'idc-rack-5',
          foreign: true,
          os: 'Ubuntu 22.04.5 LTS',
          kernel: '5.15.0-130-generic',
        },
      ],
    },
  ],
  addons: [
    { name: 'coredns', version: 'v1.11.3.5', category: 'core', newer: 'v1.12.1.3' },
    { name: 'ack-virtual-node', version: 'v2.15.0', category: 'core' },
    { name: 'flannel', version: 'v0.25.1', category: 'network' },
  ],
  scannedDaysAgo: 3,
  kubernetes,
};
