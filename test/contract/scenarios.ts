// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import { type Files, refusal, refused, without } from './folder.ts';
import {
  CLUSTER,
  CUSTOM_IMAGE,
  cluster,
  everyLeg,
  filesOf,
  kubernetesNode,
  list,
  merged,
  NODE,
  node,
  POOL,
  pool,
  SYSTEM_IMAGE,
  virtualNode,
  vulnerabilities,
} from './world.ts';

export const paths = {
  clusters: 'cs/DescribeClustersV1.json',
  detail: `cs/DescribeClusterDetail@${CLUSTER}.json`,
  pools: `cs/DescribeClusterNodePools@${CLUSTER}.json`,
  poolDetail: `cs/DescribeClusterNodePoolDetail@${CLUSTER},${POOL}.json`,
  nodes: `cs/DescribeClusterNodes@${CLUSTER}.json`,
  addons: `cs/ListClusterAddonInstances@${CLUSTER}.json`,
  vulnerabilities: `cs/DescribeNodePoolVuls@${CLUSTER},${POOL}.json`,
  versions:
    'cs/DescribeKubernetesVersionMetadata@ClusterType=ManagedKubernetes,Profile=Default,Region=cn-hangzhou.json',
  images: 'ecs/DescribeImages.json',
  edition: 'sas/DescribeVersionConfig.json',
  kubernetesNodes: `kubernetes/${CLUSTER}/nodes.json`,
} as const;

export const autoUpgrade = {
  operation_policy: { cluster_auto_upgrade: { enabled: true, channel: 'patch' } },
};
export const EDGE_POOL = 'np0ee';
export const EDGE_NODE = 'edge-1';

export const edgePool = pool({
  nodepool_info: { nodepool_id: EDGE_POOL, name: 'stores', type: 'edge' },
  interconnect_mode: 'private',
  scaling_group: undefined,
});

export const edgeNode = node({
  instance_id: 'edge-machine-1',
  node_name: EDGE_NODE,
  nodepool_id: EDGE_POOL,
  is_aliyun_node: false,
  image_id: undefined,
});

export const edgeKubernetesNode = kubernetesNode({
  metadata: {
    name: EDGE_NODE,
    labels: { 'alibabacloud.com/nodepool-id': EDGE_POOL, 'alibabacloud.com/is-edge-worker': 'true' },
  },
  spec: { providerID: undefined },
});

const edgeCluster = cluster({ profile: 'Edge' });

const OLD_IMAGE = 'centos_7_9_x64_20G_alibase_20211227.vhd';

const secondNode = node({
  instance_id: 'i-2',
  node_name: 'cn-hangzhou.192.168.0.11',
  image_id: OLD_IMAGE,
});

/** A node that runs what the pool no longer gives, and a runtime that is retired. */
const oldKubernetesNode = kubernetesNode({
  metadata: { name: 'cn-hangzhou.192.168.0.11' },
  spec: { providerID: 'cn-hangzhou.i-2' },
  status: {
    nodeInfo: {
      osImage: 'CentOS Linux 7 (Core)',
      kubeletVersion: 'v1.30.1-aliyun.1',
      containerRuntimeVersion: 'docker://19.3.15',
    },
  },
});

const pod = {
  metadata: {
    name: 'web-1',
    labels: { 'pod-template-hash': '5d59d67564' },
    namespace: 'shop',
    ownerReferences: [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d59d67564', controller: true },
    ],
  },
  spec: {
    nodeName: NODE,
    containers: [{ name: 'app', image: 'example.com/app:1', securityContext: { privileged: true } }],
  },
};
const eciPod = {
  metadata: { name: 'job-1', namespace: 'shop', annotations: { 'k8s.aliyun.com/eci-instance-id': 'eci-1' } },
  spec: {
    nodeName: 'virtual-kubelet-cn-hangzhou-i',
    containers: [{ name: 'app', image: 'example.com/app:1' }],
  },
};
const replicaSet = {
  metadata: {
    name: 'web-5d59d67564',
    namespace: 'shop',
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', controller: true }],
  },
};

const vulnerability = {
  name: 'oval:example:def:1',
  alias_name: 'EXAMPLE-2026:0001: sample update',
  necessity: 'asap',
  cve_list: ['CVE-2026-0001'],
  need_reboot: true,
  package_list: [{ name: 'openssl' }],
};

/** A cluster with work in it: findings of many checks, for the laws. */
const work: Files = {
  [`kubernetes/${CLUSTER}/pods.json`]: { ...list(pod), metadata: { continue: 'x' } },
  [`kubernetes/${CLUSTER}/pods.2.json`]: list(eciPod),
  [`kubernetes/${CLUSTER}/replicasets.apps.json`]: list(replicaSet),
  [`kubernetes/${CLUSTER}/services.json`]: list({
    metadata: { name: 'web', namespace: 'shop' },
    spec: { type: 'LoadBalancer', ports: [{ port: 443, nodePort: 30443 }] },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } },
  }),
  [paths.vulnerabilities]: vulnerabilities(true, [
    { instance_id: 'i-1', node_name: NODE, vul_list: [vulnerability] },
    {
      instance_id: 'i-2',
      node_name: 'cn-hangzhou.192.168.0.11',
      vul_list: [{ ...vulnerability, name: 'oval:example:def:2', necessity: 'nntf' }],
    },
  ]),
  'ram/ListUsers.json': {
    Users: {
      User: [
        { UserName: 'alice', UserId: '200000000000000001' },
        { UserName: 'bob', UserId: '200000000000000002' },
      ],
    },
    IsTruncated: true,
    Marker: 'm',
  },
  'ram/ListUsers.2.json': {
    Users: { User: [{ UserName: 'carol', UserId: '200000000000000003' }] },
    IsTruncated: false,
  },
  'ram/ListRoles.json': {
    Roles: { Role: [{ RoleName: 'KubernetesWorkerRole-1', RoleId: '300000000000000001' }] },
    IsTruncated: false,
  },
  'ram/GetUserMFAInfo@alice.error.json': {
    httpStatus: 404,
    code: 'EntityNotExist.User.MFADevice',
    message: '',
  },
  'ram/GetLoginProfile@alice.json': { LoginProfile: { UserName: 'alice', MFABindRequired: false } },
  'ram/ListAccessKeys@alice.json': {
    AccessKeys: {
      AccessKey: [
        { AccessKeyId: 'LTAI5texamplekey0001', Status: 'Active', CreateDate: '2020-01-01T00:00:00Z' },
      ],
    },
  },
  [`cs/ListClusterKubeconfigStates@${CLUSTER}.json`]: {
    states: [
      {
        account_id: '200000000000000001',
        account_name: 'alice',
        account_type: 'RamUser',
        account_state: 'Active',
        cert_state: 'Unexpired',
        cert_expire_time: '2029-07-15T01:32:20Z',
        revokable: true,
      },
      {
        account_id: '200000000000000009',
        account_name: 'tom',
        account_type: 'RamUser',
        account_state: 'Deleted',
        cert_state: 'Unexpired',
        cert_expire_time: '2027-07-15T01:32:20Z',
        revokable: true,
      },
    ],
    page: { page_number: 1, page_size: 50, total_count: 3 },
  },
  [`cs/ListClusterKubeconfigStates@${CLUSTER}.2.json`]: {
    states: [
      {
        account_id: '200000000000000002',
        account_name: 'bob',
        account_type: 'RamUser',
        account_state: 'Suspended',
        cert_state: 'Unexpired',
        cert_expire_time: '2027-07-15T01:32:20Z',
        revokable: true,
      },
    ],
    page: { page_number: 2, page_size: 50, total_count: 3 },
  },
  [`cs/GetClusterAuditProject@${CLUSTER}.json`]: { audit_enabled: false, sls_project_name: '' },
  [`cs/CheckControlPlaneLogEnable@${CLUSTER}.json`]: {
    log_project: 'k8s-log',
    log_ttl: '30',
    components: ['apiserver'],
  },
  'ecs/DescribeSecurityGroupAttribute@sg-1.json': {
    SecurityGroupId: 'sg-1',
    Permissions: {
      Permission: [
        {
          Direction: 'ingress',
          Policy: 'Accept',
          IpProtocol: 'TCP',
          PortRange: '22/22',
          SourceCidrIp: '0.0.0.0/0',
        },
      ],
    },
  },
};

const twoNodes = {
  nodes: [node(), secondNode],
  kubernetesNodes: [kubernetesNode(), oldKubernetesNode],
  images: [
    [SYSTEM_IMAGE, 'system'],
    [OLD_IMAGE, 'system'],
  ] as [string, string][],
};

/** Folders by what they show. Each is one cluster of a kind, wholly read unless its name says otherwise. */
export const scenarios: Readonly<Record<string, Files>> = {
  plain: filesOf(),
  automated: filesOf({ cluster: cluster(autoUpgrade), pools: [pool(everyLeg)] }),
  'automated by default': filesOf({ pools: [pool({ management: { auto_vul_fix: true } })] }),
  'not bought': filesOf({ pools: [pool(everyLeg)], purchased: false }),
  'bought by edition': without(filesOf({ pools: [pool(everyLeg)] }), paths.vulnerabilities),
  'custom image': filesOf({
    pools: [pool({ ...everyLeg, scaling_group: { image_id: CUSTOM_IMAGE } })],
    nodes: [node({ image_id: CUSTOM_IMAGE })],
    images: [
      [SYSTEM_IMAGE, 'system'],
      [CUSTOM_IMAGE, 'self'],
    ],
  }),
  'older image on one node': filesOf({
    ...twoNodes,
    pools: [pool(everyLeg)],
    nodes: [node(), secondNode],
  }),
  'auto mode': filesOf({
    detail: { auto_mode: { enable: true } },
    pools: [pool({ ...everyLeg, auto_mode: { enable: true } })],
  }),
  'auto mode of the cluster': filesOf({
    detail: { auto_mode: { enable: true } },
    pools: [pool({ auto_mode: undefined })],
  }),
  'legacy switches': filesOf({
    pools: [
      pool({
        management: {
          enable: true,
          auto_upgrade: true,
          auto_upgrade_policy: { auto_upgrade_kubelet: true },
          auto_vul_fix_policy: { restart_node: true },
        },
      }),
    ],
  }),
  serverless: filesOf({
    cluster: cluster({ profile: 'Serverless' }),
    pools: [],
    nodes: [],
    kubernetesNodes: [virtualNode],
  }),
  'virtual node in a managed cluster': filesOf({
    kubernetesNodes: [kubernetesNode(), virtualNode],
    addons: [{ name: 'ack-virtual-node', version: '2.14.0', state: 'active' }],
  }),
  edge: filesOf({
    cluster: edgeCluster,
    pools: [pool(), edgePool],
    nodes: [node(), edgeNode],
    kubernetesNodes: [
      kubernetesNode({ metadata: { labels: { 'alibabacloud.com/is-edge-worker': 'false' } } }),
      edgeKubernetesNode,
    ],
  }),
  'edge node without a pool': filesOf({
    cluster: edgeCluster,
    nodes: [node(), { ...edgeNode, nodepool_id: '' }],
    kubernetesNodes: [
      kubernetesNode(),
      {
        ...edgeKubernetesNode,
        metadata: { name: EDGE_NODE, labels: { 'alibabacloud.com/is-edge-worker': 'true' } },
      },
    ],
  }),
  dedicated: filesOf({ cluster: cluster({ cluster_type: 'Kubernetes' }) }),
  registered: filesOf({ cluster: cluster({ cluster_type: 'ExternalKubernetes', profile: undefined }) }),
  lingjun: filesOf({
    cluster: cluster({ profile: 'Lingjun' }),
    pools: [pool({ nodepool_info: { type: 'lingjun' } })],
  }),
  'lingjun cluster with a pool of ECS instances': filesOf({
    cluster: cluster({ profile: 'Lingjun', ...autoUpgrade }),
    pools: [pool(everyLeg)],
  }),
  acs: filesOf({
    cluster: cluster({ profile: 'Acs' }),
    pools: [],
    nodes: [],
    kubernetesNodes: [virtualNode],
  }),
  'hybrid pool': filesOf({ pools: [pool({ ...everyLeg, nodepool_info: { type: 'hybrid' } })] }),
  'unknown profile': filesOf({ cluster: cluster({ profile: 'Quantum' }) }),
  'unknown type': filesOf({ cluster: cluster({ cluster_type: 'QuantumKubernetes' }) }),
  'unassigned node': filesOf({
    pools: [],
    nodes: [node({ nodepool_id: '' })],
    kubernetesNodes: [
      kubernetesNode({ metadata: { labels: { 'alibabacloud.com/nodepool-id': undefined } } }),
    ],
  }),
  'pages of nodes': {
    ...filesOf(twoNodes),
    [paths.nodes]: { nodes: [node()], page: { page_number: 1, page_size: 1, total_count: 2 } },
    [paths.nodes.replace('.json', '.2.json')]: {
      nodes: [secondNode],
      page: { page_number: 2, page_size: 1, total_count: 2 },
    },
    [paths.kubernetesNodes]: { ...list(kubernetesNode()), metadata: { continue: 'next' } },
    [paths.kubernetesNodes.replace('.json', '.2.json')]: list(oldKubernetesNode),
  },
  'pages of Kubernetes nodes that ACK does not list': {
    ...filesOf({ ...twoNodes, nodes: [] }),
    [paths.kubernetesNodes]: { ...list(kubernetesNode()), metadata: { continue: 'next' } },
    [paths.kubernetesNodes.replace('.json', '.2.json')]: list(oldKubernetesNode),
  },
  busy: {
    ...filesOf({ ...twoNodes, cluster: cluster({ deletion_protection: false }), pools: [pool(everyLeg)] }),
    ...work,
  },
  'busy, partly refused': refused(
    { ...filesOf({ ...twoNodes, pools: [pool(everyLeg)] }), ...work },
    paths.detail,
    paths.addons,
  ),
  'pods of a kind of workload that leaves no mark': {
    ...filesOf(),
    [`kubernetes/${CLUSTER}/pods.json`]: list(merged(pod, { metadata: { labels: undefined } })),
    [`kubernetes/${CLUSTER}/replicasets.apps.json`]: list(
      merged(replicaSet, {
        metadata: {
          ownerReferences: [
            { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web', controller: true },
          ],
        },
      }),
    ),
  },
  'pool only by its detail': without(
    filesOf({ pools: [pool({ ...everyLeg, auto_mode: { enable: true } })] }),
    paths.pools,
  ),
  'no list of clusters': without(filesOf(), paths.clusters),
  'registered, no list of clusters': without(
    filesOf({ cluster: cluster({ cluster_type: 'ExternalKubernetes', profile: undefined }) }),
    paths.clusters,
  ),
  'edge node without a pool, no list of clusters': without(
    filesOf({
      cluster: edgeCluster,
      nodes: [{ ...edgeNode, nodepool_id: '' }],
      kubernetesNodes: [
        {
          ...edgeKubernetesNode,
          metadata: { name: EDGE_NODE, labels: { 'alibabacloud.com/is-edge-worker': 'true' } },
        },
      ],
    }),
    paths.clusters,
  ),
  'no permission': {
    'cs/DescribeClustersV1.error.json': refusal,
    'ram/ListUsers.error.json': refusal,
    'ram/ListRoles.error.json': refusal,
    'sas/DescribeVersionConfig.error.json': refusal,
  },
  empty: {
    'cs/DescribeClustersV1.json': {
      clusters: [],
      page_info: { page_number: 1, page_size: 50, total_count: 0 },
    },
    'ram/ListUsers.json': { Users: { User: [] }, IsTruncated: false },
    'ram/ListRoles.json': { Roles: { Role: [] }, IsTruncated: false },
  },
};
