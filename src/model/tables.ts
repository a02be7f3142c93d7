import type { AccessKey } from './facts/access-key.ts';
import type { AccountSecurity } from './facts/account-security.ts';
import type { Addon } from './facts/addon.ts';
import type { AdmissionPolicyBinding } from './facts/admission-policy-binding.ts';
import type { AdmissionWebhook } from './facts/admission-webhook.ts';
import type { ApiServerListener } from './facts/api-server-listener.ts';
import type { ApiService } from './facts/api-service.ts';
import type { ApiUse } from './facts/api-use.ts';
import type { AuditLogStore } from './facts/audit-log-store.ts';
import type { Cluster } from './facts/cluster.ts';
import type { ClusterInspection } from './facts/cluster-inspection.ts';
import type { ComponentAdvisories } from './facts/component-advisories.ts';
import type { ConfigMap } from './facts/config-map.ts';
import type { CredentialHolder } from './facts/credential-holder.ts';
import type { DepartingUser } from './facts/departing-user.ts';
import type { DiskSetting } from './facts/disk-setting.ts';
import type { DisruptionBudget } from './facts/disruption-budget.ts';
import type { GroupClaim } from './facts/group-claim.ts';
import type { IdentityMapping } from './facts/identity-mapping.ts';
import type { Image } from './facts/image.ts';
import type { ImageVulnerabilities } from './facts/image-vulnerabilities.ts';
import type { Ingress } from './facts/ingress.ts';
import type { Instance } from './facts/instance.ts';
import type { KubeProxy } from './facts/kube-proxy.ts';
import type { Kubeconfig } from './facts/kubeconfig.ts';
import type { KubeletConfiguration } from './facts/kubelet-configuration.ts';
import type { KubernetesVersion } from './facts/kubernetes-version.ts';
import type { LocalVolume } from './facts/local-volume.ts';
import type { MachineSetting } from './facts/machine-setting.ts';
import type { Namespace } from './facts/namespace.ts';
import type { NamespaceLimit } from './facts/namespace-limit.ts';
import type { NetworkPlugin } from './facts/network-plugin.ts';
import type { NetworkPolicy } from './facts/network-policy.ts';
import type { Node, VirtualNode } from './facts/node.ts';
import type { NodeFiles } from './facts/node-files.ts';
import type { NodePool } from './facts/node-pool.ts';
import type { OsImage } from './facts/os-image.ts';
import type { PodLabelSet } from './facts/pod-label-set.ts';
import type { PodTemplate } from './facts/pod-template.ts';
import type { PolicyInstance } from './facts/policy-instance.ts';
import type { RamAttachments, RamMembership } from './facts/ram-attachments.ts';
import type { RamPolicies } from './facts/ram-policies.ts';
import type { RamPolicyDocument, RamTrust } from './facts/ram-policy-document.ts';
import type { RamRights } from './facts/ram-rights.ts';
import type { RamRole } from './facts/ram-role.ts';
import type { RamUser } from './facts/ram-user.ts';
import type { RbacBinding } from './facts/rbac-binding.ts';
import type { RbacRole } from './facts/rbac-role.ts';
import type { RecycledUser } from './facts/recycled-user.ts';
import type { Registry, RegistryRepository } from './facts/registry.ts';
import type { RrsaTrust } from './facts/rrsa-trust.ts';
import type { RuntimeAlerts } from './facts/runtime-alerts.ts';
import type { RuntimeClass } from './facts/runtime-class.ts';
import type { Secret } from './facts/secret.ts';
import type { SecretStoreObject } from './facts/secret-store-object.ts';
import type {
  SecurityCenter,
  SecurityCenterAgent,
  SecurityCenterAlert,
  SecurityCenterNotice,
} from './facts/security-center.ts';
import type { SecurityGroup } from './facts/security-group.ts';
import type { Service } from './facts/service.ts';
import type { ServiceAccount } from './facts/service-account.ts';
import type { ServiceEndpoints } from './facts/service-endpoints.ts';
import type { ServiceSelector } from './facts/service-selector.ts';
import type { StorageClass } from './facts/storage-class.ts';
import type { SubjectReach } from './facts/subject-reach.ts';
import type { TrafficTarget } from './facts/traffic-target.ts';
import type { Trail } from './facts/trail.ts';
import type { UserPermissions } from './facts/user-permissions.ts';
import type { VolumeSource } from './facts/volume-source.ts';
import type { VpcFlowLogs } from './facts/vpc-flow-logs.ts';
import type {
  NodeVulnerability,
  OpenVulnerabilities,
  VulnerabilityReport,
  VulnerabilityScan,
} from './facts/vulnerability.ts';
import type { Row, Table } from './table.ts';

/** Every table a check can read. */
export interface Tables {
  account: Table<Row>;
  accessKeys: Table<AccessKey>;
  accountSecurity: Table<AccountSecurity>;
  bindings: Table<RbacBinding>;
  reach: Table<SubjectReach>;
  configMaps: Table<ConfigMap>;
  departingUsers: Table<DepartingUser>;
  groupClaims: Table<GroupClaim>;
  recycledUsers: Table<RecycledUser>;
  roles: Table<RbacRole>;
  secrets: Table<Secret>;
  serviceAccounts: Table<ServiceAccount>;
  userPermissions: Table<UserPermissions>;
  clusters: Table<Cluster>;
  componentAdvisories: Table<ComponentAdvisories>;
  addons: Table<Addon>;
  apiServerListeners: Table<ApiServerListener>;
  auditLogStores: Table<AuditLogStore>;
  clusterInspections: Table<ClusterInspection>;
  registries: Table<Registry>;
  registryRepositories: Table<RegistryRepository>;
  vpcFlowLogs: Table<VpcFlowLogs>;
  diskSettings: Table<DiskSetting>;
  disruptionBudgets: Table<DisruptionBudget>;
  identityMappings: Table<IdentityMapping>;
  instances: Table<Instance>;
  kubeconfigs: Table<Kubeconfig>;
  kubeletConfigurations: Table<KubeletConfiguration>;
  localVolumes: Table<LocalVolume>;
  machineSettings: Table<MachineSetting>;
  policyInstances: Table<PolicyInstance>;
  ramRoles: Table<RamRole>;
  ramUsers: Table<RamUser>;
  services: Table<Service>;
  serviceEndpoints: Table<ServiceEndpoints>;
  namespaces: Table<Namespace>;
  namespaceLimits: Table<NamespaceLimit>;
  networkPlugins: Table<NetworkPlugin>;
  networkPolicies: Table<NetworkPolicy>;
  ingresses: Table<Ingress>;
  admissionPolicyBindings: Table<AdmissionPolicyBinding>;
  admissionWebhooks: Table<AdmissionWebhook>;
  apiServices: Table<ApiService>;
  podLabelSets: Table<PodLabelSet>;
  serviceSelectors: Table<ServiceSelector>;
  trafficTargets: Table<TrafficTarget>;
  storageClasses: Table<StorageClass>;
  trails: Table<Trail>;
  apiUses: Table<ApiUse>;
  credentialHolders: Table<CredentialHolder>;
  kubeProxies: Table<KubeProxy>;
  nodeFiles: Table<NodeFiles>;
  secretStoreObjects: Table<SecretStoreObject>;
  volumeSources: Table<VolumeSource>;
  nodePools: Table<NodePool>;
  nodes: Table<Node>;
  virtualNodes: Table<VirtualNode>;
  securityGroups: Table<SecurityGroup>;
  ramPolicies: Table<RamPolicies>;
  ramAttachments: Table<RamAttachments>;
  ramMemberships: Table<RamMembership>;
  ramPolicyDocuments: Table<RamPolicyDocument>;
  ramTrusts: Table<RamTrust>;
  ramRights: Table<RamRights>;
  rrsaTrusts: Table<RrsaTrust>;
  runtimeClasses: Table<RuntimeClass>;
  kubernetesVersions: Table<KubernetesVersion>;
  images: Table<Image>;
  imageVulnerabilities: Table<ImageVulnerabilities>;
  securityCenter: Table<SecurityCenter>;
  securityCenterAgents: Table<SecurityCenterAgent>;
  securityCenterAlerts: Table<SecurityCenterAlert>;
  securityCenterNotices: Table<SecurityCenterNotice>;
  nodeVulnerabilities: Table<NodeVulnerability>;
  vulnerabilityScans: Table<VulnerabilityScan>;
  vulnerabilityReports: Table<VulnerabilityReport>;
  openVulnerabilities: Table<OpenVulnerabilities>;
  osImages: Table<OsImage>;
  runtimeAlerts: Table<RuntimeAlerts>;
}
export type TableName = keyof Tables;

/** What a check can judge: the rows of a table, or pod templates, which stream past and form no table. */
export interface Subjects {
  podTemplates: PodTemplate;
}
export type SubjectName = TableName | keyof Subjects;
export type SubjectRow<S extends SubjectName> = S extends keyof Subjects
  ? Subjects[S]
  : S extends TableName
    ? Tables[S] extends Table<infer R>
      ? R
      : never
    : never;
