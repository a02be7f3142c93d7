import type { JsonObject } from '../kernel/json.ts';
import type { ImageName } from './images.ts';
import type { VulnerabilityName } from './vulnerabilities.ts';

/** What a cluster of the sample fleet is, in the fewest words; the documents are built from it. */
export interface ClusterSpec {
  name: string;
  id: string;
  region: string;
  type: string;
  profile?: string;
  spec: string;
  state?: string;
  version: string;
  nextVersion?: string;
  createdDaysAgo?: number;
  /** Host of the API server's load balancer inside the VPC. */
  intranetAddress: string;
  publicAddress?: string;
  /** Access list of the API server's listener; without it every source address is let in. */
  acl?: string;
  /** Channel of the automatic upgrade; undefined: off. */
  autoUpgrade?: string;
  maintenanceWindow: boolean;
  deletionProtection: boolean;
  kmsKey?: string;
  audit: boolean;
  logComponents: string[];
  rrsa: boolean;
  workerRole: string;
  securityGroup: string;
  /** Members that only this cluster's documents have. */
  detail?: JsonObject;
  pools: PoolSpec[];
  /** Nodes that no pool claims. */
  strayNodes?: NodeSpec[];
  addons: AddonSpec[];
  policies?: JsonObject[];
  /** When its nodes were last scanned for vulnerabilities. */
  scannedDaysAgo: number;
  kubernetes?: KubernetesSpec;
}

export interface PoolSpec {
  name: string;
  id: string;
  type: string;
  isDefault?: boolean;
  /** As the API gives it: members may be missing, or all of it. */
  management?: JsonObject;
  image: ImageName;
  imageType?: string;
  runtime?: string;
  runtimeVersion: string;
  kubelet: string;
  /** Whether Security Center may repair here. */
  repairBought: boolean;
  scaling?: JsonObject;
  kubernetesConfig?: JsonObject;
  /** Further members of the pool. */
  more?: JsonObject;
  /** Members that only the detail has. */
  detail?: JsonObject;
  httpTokens?: string;
  nodes: NodeSpec[];
}

export interface NodeSpec {
  /** The node is named after its region and address unless it has a name of its own. */
  address: string;
  name?: string;
  image?: ImageName;
  kubelet?: string;
  runtime?: string;
  os?: string;
  kernel?: string;
  role?: string;
  /** Days since it stopped reporting. */
  lostDaysAgo?: number;
  ageDays?: number;
  /** Not a machine of Alibaba Cloud: no ECS instance behind it. */
  foreign?: true;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  taints?: JsonObject[];
  agent?: 'online' | 'offline' | 'missing';
  publicAddress?: string;
  /** Open vulnerabilities. */
  open?: VulnerabilityName[];
  /** Repaired, but only a restart makes it effective. */
  restartPending?: VulnerabilityName[];
  /** How long the open ones have been known. */
  openSinceDays?: number;
}

export interface AddonSpec {
  name: string;
  version: string;
  /** Runs on Alibaba Cloud's side. */
  managed?: true;
  category?: string;
  newer?: string;
  config?: JsonObject;
}

export interface VirtualNodeSpec {
  name: string;
  version: string;
}

/** What the cluster's API server holds; nodes come from the pools. */
export interface KubernetesSpec {
  namespaces: Record<string, Record<string, string>>;
  virtualNodes?: VirtualNodeSpec[];
  workloads: WorkloadSpec[];
  serviceAccounts?: JsonObject[];
  configMaps?: JsonObject[];
  secrets?: JsonObject[];
  services?: JsonObject[];
  roles?: JsonObject[];
  roleBindings?: JsonObject[];
  clusterRoles?: JsonObject[];
  clusterRoleBindings?: JsonObject[];
  networkPolicies?: JsonObject[];
  ingresses?: JsonObject[];
  resourceQuotas?: JsonObject[];
  apiServices?: JsonObject[];
  validatingWebhooks?: JsonObject[];
  persistentVolumes?: JsonObject[];
  storageClasses?: JsonObject[];
  /** Undefined: the cluster does without this kind. */
  runtimeClasses?: JsonObject[];
  identityMappings?: JsonObject[];
  /** What the kubelets of all its nodes say of themselves, where that can be asked without `nodes/proxy`. */
  kubeletConfiguration?: JsonObject;
}

export interface WorkloadSpec {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob' | 'Pod';
  namespace: string;
  name: string;
  /** One pod on each. */
  nodes: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  startedDaysAgo?: number;
  serviceAccount?: string;
  spec: JsonObject;
}
