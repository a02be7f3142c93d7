import { ids, poolId } from '../ids.ts';
import { eciAnnotations } from '../kubernetes.ts';
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
import type { ClusterSpec } from '../specs.ts';
import { BEIJING, HANGZHOU } from '../values.ts';

const CURRENT = '1.36.1-aliyun.1';

const managed = {
  type: 'ManagedKubernetes',
  spec: 'ack.pro.small',
  maintenanceWindow: true,
  deletionProtection: true,
  audit: true,
  logComponents: ['apiserver', 'kcm', 'scheduler', 'ccm'],
  rrsa: true,
  workerRole: roleNames.narrowWorker,
};

/** Auto mode: the pool is Alibaba Cloud's in all that matters, though the source table predates it. */
export const labAuto: ClusterSpec = {
  ...managed,
  name: 'lab-auto',
  id: ids.labAuto,
  region: BEIJING,
  profile: 'Default',
  // Behind the patch release that was published months ago.
  version: '1.35.1-aliyun.1',
  nextVersion: '1.35.2-aliyun.1',
  intranetAddress: '192.168.253.2',
  autoUpgrade: 'rapid',
  securityGroup: securityGroups.closedBeijing,
  detail: { auto_mode: { enable: true } },
  pools: [
    {
      name: 'auto',
      id: poolId(ids.labAuto, 'auto'),
      type: 'ess',
      isDefault: true,
      image: 'containerOs',
      runtimeVersion: '2.1.6',
      kubelet: '1.35.1-aliyun.1',
      management: {
        auto_repair: true,
        auto_vul_fix: true,
        auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: '' },
        drift_enabled: true,
      },
      repairBought: true,
      httpTokens: 'required',
      more: { auto_mode: { enable: true } },
      nodes: [{ address: '192.168.3.10' }, { address: '192.168.3.11' }, { address: '192.168.3.12' }],
    },
  ],
  addons: [
    { name: 'coredns', version: 'v1.12.1.3', category: 'core', managed: true },
    { name: 'terway-controlplane', version: 'v1.14.1', category: 'network', managed: true, newer: 'v1.14.3' },
  ],
  scannedDaysAgo: 2,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, lab: {} },
    workloads: [
      {
        kind: 'Deployment',
        namespace: 'lab',
        name: 'notebook',
        nodes: [`${BEIJING}.192.168.3.10`, `${BEIJING}.192.168.3.11`],
        spec: { containers: [plainContainer('notebook', ownImage('lab/notebook'))] },
      },
      {
        kind: 'Job',
        namespace: 'lab',
        name: 'train-42',
        nodes: [`${BEIJING}.192.168.3.12`],
        spec: restrictedPod(restrictedContainer('train', pinned('lab/train:42'))),
      },
    ],
    runtimeClasses: [],
  },
};

const EVENTS_NODE = 'virtual-kubelet-cn-beijing-h';

/** ACK Serverless: pods on virtual nodes only. */
export const serverless: ClusterSpec = {
  ...managed,
  name: 'events-serverless',
  id: ids.serverless,
  region: BEIJING,
  profile: 'Serverless',
  spec: 'ack.standard',
  version: '1.35.2-aliyun.1',
  nextVersion: CURRENT,
  intranetAddress: '192.168.254.2',
  securityGroup: securityGroups.closedBeijing,
  pools: [],
  addons: [
    { name: 'coredns', version: 'v1.12.1.3', category: 'core' },
    { name: 'ack-virtual-node', version: 'v2.16.0', category: 'core', managed: true },
  ],
  scannedDaysAgo: 2,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, events: {} },
    virtualNodes: [{ name: EVENTS_NODE, version: 'v1.35.2-aliyun.1' }],
    workloads: [
      {
        kind: 'Deployment',
        namespace: 'kube-system',
        name: 'coredns',
        nodes: [EVENTS_NODE],
        annotations: eciAnnotations('1.1.0'),
        serviceAccount: 'coredns',
        spec: coreDnsPod(),
      },
      {
        kind: 'Deployment',
        namespace: 'events',
        name: 'consumer',
        nodes: [EVENTS_NODE, EVENTS_NODE],
        startedDaysAgo: 9,
        annotations: eciAnnotations('1.1.0', { 'k8s.aliyun.com/eci-ram-role-name': roleNames.eciNarrow }),
        spec: restrictedPod(restrictedContainer('consumer', pinned('events/consumer:9.2.1'))),
      },
      // Older than the annotation: no platform version at all.
      {
        kind: 'StatefulSet',
        namespace: 'events',
        name: 'buffer',
        nodes: [EVENTS_NODE],
        startedDaysAgo: 600,
        annotations: eciAnnotations(undefined),
        spec: { containers: [plainContainer('buffer', ownImage('events/buffer:1'))] },
      },
    ],
  },
};

/** Lingjun: no column of the source table speaks of it. */
export const lingjun: ClusterSpec = {
  ...managed,
  name: 'ai-lingjun',
  id: ids.lingjun,
  region: BEIJING,
  profile: 'Lingjun',
  version: '1.33.3-aliyun.1',
  nextVersion: '1.34.3-aliyun.1',
  intranetAddress: '192.168.255.2',
  securityGroup: securityGroups.closedBeijing,
  pools: [
    {
      name: 'gpu',
      id: poolId(ids.lingjun, 'gpu'),
      type: 'lingjun',
      image: 'aliyunLinux3',
      runtimeVersion: '1.6.39',
      kubelet: '1.33.3-aliyun.1',
      management: { auto_repair: true, auto_vul_fix: true, auto_vul_fix_policy: { vul_level: 'asap' } },
      repairBought: true,
      more: { eflo_node_group: { group_id: 'i1example', cluster_id: 'lj-example' } },
      nodes: [
        { address: '192.168.4.10', labels: { 'alibabacloud.com/lingjun-worker': 'true' } },
        { address: '192.168.4.11', labels: { 'alibabacloud.com/lingjun-worker': 'true' } },
      ],
    },
    {
      name: 'cpu',
      id: poolId(ids.lingjun, 'cpu'),
      type: 'ess',
      isDefault: true,
      image: 'optimised',
      runtimeVersion: '1.6.39',
      kubelet: '1.33.3-aliyun.1',
      management: { auto_repair: true, auto_vul_fix: false },
      repairBought: true,
      nodes: [{ address: '192.168.4.20' }],
    },
  ],
  addons: [{ name: 'coredns', version: 'v1.12.1.3', category: 'core' }],
  // So long ago that an empty list of vulnerabilities proves nothing.
  scannedDaysAgo: 45,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, training: {} },
    workloads: [
      {
        kind: 'StatefulSet',
        namespace: 'training',
        name: 'llm',
        nodes: [`${BEIJING}.192.168.4.10`, `${BEIJING}.192.168.4.11`],
        spec: {
          hostIPC: true,
          hostNetwork: true,
          containers: [
            plainContainer('llm', ownImage('training/llm:24.10'), {
              securityContext: { capabilities: { add: ['IPC_LOCK'] } },
            }),
          ],
        },
      },
    ],
    runtimeClasses: [],
  },
};

/** ACS, the successor of ACK Serverless: a profile that the source table does not know. */
export const burstAcs: ClusterSpec = {
  ...managed,
  name: 'burst-acs',
  id: ids.burstAcs,
  region: HANGZHOU,
  profile: 'Acs',
  spec: 'ack.standard',
  version: CURRENT,
  intranetAddress: '192.168.248.2',
  autoUpgrade: 'stable',
  securityGroup: securityGroups.closed,
  pools: [],
  addons: [{ name: 'coredns', version: 'v1.12.1.3', category: 'core', managed: true }],
  scannedDaysAgo: 1,
  kubernetes: {
    namespaces: { default: {}, 'kube-system': {}, burst: {} },
    virtualNodes: [{ name: 'virtual-kubelet-cn-hangzhou-k', version: 'v1.36.1-aliyun.1' }],
    workloads: [
      {
        kind: 'Deployment',
        namespace: 'burst',
        name: 'renderer',
        nodes: ['virtual-kubelet-cn-hangzhou-k'],
        spec: restrictedPod(restrictedContainer('renderer', pinned('burst/renderer:3.0.0'))),
      },
    ],
  },
};
