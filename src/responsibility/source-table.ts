import type { Column, Layer } from '../model/layer.ts';

/** A cell as published, and the sentence of the page it rests on. */
export interface SourceCell {
  text: string;
  sentence: string;
}
export interface SourceRow {
  layer: Layer;
  /** The name of the row as published. */
  name: string;
  cells: Readonly<Record<Column, SourceCell>>;
}

/** Sentences of the published page, by what they say. Quoted to the letter; a test holds them against the text. */
export const SENTENCES = {
  controlPlane: 'Alibaba Cloud operates and secures all control plane components and the etcd datastore.',
  infrastructure:
    'computing, storage, and network resources that the control plane runs on are protected using comprehensive platform security capabilities.',
  baselines:
    'control plane component configurations and images are hardened based on security baselines, including Alibaba Cloud Linux Security Hardening.',
  publishes:
    'when OS or Kubernetes component vulnerabilities are discovered, Alibaba Cloud publishes vulnerability notices at the earliest opportunity and releases patches, new OS versions, or updated component versions.',
  applyPatches:
    'fix vulnerabilities related to operating systems, system components, and container runtimes based on the release notes, vulnerability patches, or version updates provided by Alibaba Cloud.',
  configure:
    'configure parameters for ACK clusters, node pools, and network resources following security practices.',
  leastPrivilege: 'grant only the permissions required to applications, accounts, or roles.',
  supplyChain: 'ensure supply chain security for application artifacts.',
  protectRuntime: 'ensure the security of sensitive data and the application runtime environment.',
  revoke: 'Before deleting a RAM user or RAM role, revoke their kubeconfig file.',
  edgeMaintain:
    'ensure the stability of edge nodes, fix OS security vulnerabilities, and perform version updates.',
  customImage:
    'If you use custom OS images to deploy nodes in your cluster, OS vulnerability patching must be done manually — automated patching through managed node pools does not apply.',
  eci: 'When you use ACK Serverless clusters or deploy ack-virtual-node in an ACK managed cluster, Alibaba Cloud also secures the Elastic Container Instance (ECI) that the pod runs on.',
  recreate: 'Recreate the pod after Alibaba Cloud releases a patch so the patch takes effect.',
  managedPools:
    'When you use managed node pools, Alibaba Cloud automates OS vulnerability patching and kubelet version updates based on your node pool configuration.',
  edgeDelivers:
    'For ACK Edge clusters, Alibaba Cloud manages the control plane and delivers Kubernetes updates — including vulnerability patches and version upgrades — for edge node pools.',
  edgeCustomer:
    'You are responsible for fixing vulnerabilities in system components and container runtimes based on Alibaba Cloud release notes and patches, and for maintaining the stability and OS security of edge nodes.',
  secureWorkloads: 'You secure your workloads, configurations, and access controls — security in the cloud.',
} as const;

const S = SENTENCES;

function row(
  layer: Layer,
  name: string,
  managed: [string, string],
  serverless: [string, string],
  pools: [string, string],
  edge: [string, string],
): SourceRow {
  const cell = ([text, sentence]: [string, string]): SourceCell => ({ text, sentence });
  return {
    layer,
    name,
    cells: {
      managed: cell(managed),
      serverless: cell(serverless),
      'managed-node-pool': cell(pools),
      edge: cell(edge),
    },
  };
}

function everywhere(layer: Layer, name: string, text: string, sentence: string): SourceRow {
  const cell: [string, string] = [text, sentence];
  return row(layer, name, cell, cell, cell, cell);
}

const CLOUD = 'Alibaba Cloud';
const CUSTOMER = 'Customer';
const DASH = '—';

/** The published table: ten layers by four configurations. */
export const SOURCE_TABLE: readonly SourceRow[] = [
  everywhere('control-plane', 'Control plane and etcd', CLOUD, S.controlPlane),
  everywhere('infrastructure', 'Infrastructure', CLOUD, S.infrastructure),
  row('pod-runtime', 'Pod runtime (ECI)', [DASH, S.eci], [CLOUD, S.eci], [DASH, S.eci], [DASH, S.eci]),
  row(
    'node-os',
    'Node OS patching',
    [CUSTOMER, S.applyPatches],
    [DASH, S.eci],
    ['Alibaba Cloud (automated via Security Center)', S.managedPools],
    ['Shared', S.edgeCustomer],
  ),
  row(
    'kubelet',
    'kubelet version updates',
    [CUSTOMER, S.applyPatches],
    [DASH, S.eci],
    ['Alibaba Cloud (automated)', S.managedPools],
    [CLOUD, S.edgeDelivers],
  ),
  everywhere('container-runtime', 'Container runtime security', CUSTOMER, S.applyPatches),
  everywhere('workload', 'Workloads and applications', CUSTOMER, S.secureWorkloads),
  everywhere('cluster-and-network', 'Cluster and network configuration', CUSTOMER, S.configure),
  everywhere('access-control', 'Access control and credentials', CUSTOMER, S.leastPrivilege),
  row(
    'edge-node',
    'Edge node stability and OS',
    [DASH, S.edgeMaintain],
    [DASH, S.edgeMaintain],
    [DASH, S.edgeMaintain],
    [CUSTOMER, S.edgeMaintain],
  ),
];

const byLayer = new Map(SOURCE_TABLE.map((source) => [source.layer, source]));

export function sourceRow(layer: Layer): SourceRow {
  return byLayer.get(layer) as SourceRow;
}
