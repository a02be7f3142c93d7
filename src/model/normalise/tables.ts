import { deriveDepartingUsers } from '../derive/departing-users.ts';
import { deriveOpenVulnerabilities } from '../derive/open-vulnerabilities.ts';
import { deriveOsImages } from '../derive/os-images.ts';
import { deriveRamRights } from '../derive/ram-rights.ts';
import { deriveReach } from '../derive/reach.ts';
import { deriveRrsaTrusts } from '../derive/rrsa-trusts.ts';
import { deriveRuntimeAlerts } from '../derive/runtime-alerts.ts';
import { deriveTrafficTargets } from '../derive/traffic-targets.ts';
import { deriveVulnerabilityReports } from '../derive/vulnerability-reports.ts';
import type { ComponentAdvisories } from '../facts/component-advisories.ts';
import { COMPLETE, createTable, type Row } from '../table.ts';
import type { TableName, Tables } from '../tables.ts';
import { normaliseAccessKeys } from './access-keys.ts';
import { normaliseAccountSecurity } from './account-security.ts';
import { normaliseAddons } from './addons.ts';
import { normaliseAdmissionPolicyBindings } from './admission-policy-bindings.ts';
import { normaliseAdmissionWebhooks } from './admission-webhooks.ts';
import { normaliseApiServerListeners } from './api-server-listeners.ts';
import { normaliseApiServices } from './api-services.ts';
import { normaliseApiUses } from './api-uses.ts';
import { normaliseAuditLogStores } from './audit-log-stores.ts';
import { normaliseClusterInspections } from './cluster-inspections.ts';
import { normaliseClusters } from './clusters.ts';
import { normaliseCredentialHolders } from './credential-holders.ts';
import { normaliseDiskSettings } from './disk-settings.ts';
import { normaliseDisruptionBudgets } from './disruption-budgets.ts';
import { normaliseGroupClaims } from './group-claims.ts';
import { normaliseIdentityMappings } from './identity-mappings.ts';
import { normaliseImageVulnerabilities } from './image-vulnerabilities.ts';
import { normaliseImages } from './images.ts';
import { normaliseIngresses } from './ingresses.ts';
import { normaliseInstances } from './instances.ts';
import { normaliseKubeProxies } from './kube-proxies.ts';
import { normaliseKubeconfigs } from './kubeconfigs.ts';
import { normaliseKubeletConfigurations } from './kubelet-configurations.ts';
import { normaliseKubernetesVersions } from './kubernetes-versions.ts';
import { normaliseLocalVolumes } from './local-volumes.ts';
import { normaliseMachineSettings } from './machine-settings.ts';
import { normaliseNamespaceLimits } from './namespace-limits.ts';
import { normaliseNamespaces } from './namespaces.ts';
import { normaliseNetworkPlugins } from './network-plugins.ts';
import { normaliseNetworkPolicies } from './network-policies.ts';
import { normaliseNodeFiles } from './node-files.ts';
import { normaliseNodePools } from './node-pools.ts';
import { normaliseNodeVulnerabilities } from './node-vulnerabilities.ts';
import { normaliseNodes } from './nodes.ts';
import { normalisePodLabelSets } from './pod-label-sets.ts';
import { normalisePolicyInstances } from './policy-instances.ts';
import { normaliseRamAttachments, normaliseRamMemberships } from './ram-attachments.ts';
import { normaliseRamPolicies } from './ram-policies.ts';
import { normaliseRamPolicyDocuments, normaliseRamTrusts } from './ram-policy-documents.ts';
import { normaliseRamRoles, normaliseRamUsers } from './ram-users.ts';
import { normaliseRbacBindings } from './rbac-bindings.ts';
import { normaliseRbacRoles } from './rbac-roles.ts';
import type { Reading } from './reading.ts';
import { normaliseRecycledUsers } from './recycled-users.ts';
import { normaliseRegistries, normaliseRegistryRepositories } from './registries.ts';
import { normaliseRuntimeClasses } from './runtime-classes.ts';
import { normaliseSecretStoreObjects } from './secret-store-objects.ts';
import { normaliseConfigMaps, normaliseSecrets } from './secrets.ts';
import {
  normaliseSecurityCenter,
  normaliseSecurityCenterAgents,
  normaliseSecurityCenterAlerts,
  normaliseSecurityCenterNotices,
} from './security-center.ts';
import { normaliseSecurityGroups } from './security-groups.ts';
import { normaliseServiceAccounts } from './service-accounts.ts';
import { normaliseServiceEndpoints } from './service-endpoints.ts';
import { normaliseServiceSelectors } from './service-selectors.ts';
import { normaliseServices } from './services.ts';
import { normaliseStorageClasses } from './storage-classes.ts';
import { normaliseTrails } from './trails.ts';
import { normaliseUserPermissions } from './user-permissions.ts';
import { normaliseVolumeSources } from './volume-sources.ts';
import { normaliseVpcFlowLogs } from './vpc-flow-logs.ts';
import { normaliseVulnerabilityScans } from './vulnerability-scans.ts';

/** How each table is made from what was read; tables may be made from other tables. */
export const normalisers: { readonly [N in TableName]: (reading: Reading, tables: Tables) => Tables[N] } = {
  account: (reading) => createTable([accountRow(reading)], COMPLETE),
  accessKeys: (reading) => normaliseAccessKeys(reading),
  accountSecurity: (reading) => normaliseAccountSecurity(reading),
  // Advisories are no documents of the account: who has them joins them.
  componentAdvisories: () => createTable<ComponentAdvisories>([], new Map()),
  bindings: (reading, tables) => normaliseRbacBindings(reading, tables.clusters),
  configMaps: (reading, tables) => normaliseConfigMaps(reading, tables.clusters),
  groupClaims: normaliseGroupClaims,
  recycledUsers: (reading) => normaliseRecycledUsers(reading),
  departingUsers: (_reading, tables) => deriveDepartingUsers(tables),
  roles: (reading, tables) => normaliseRbacRoles(reading, tables.clusters),
  secrets: (reading, tables) => normaliseSecrets(reading, tables.clusters),
  serviceAccounts: (reading, tables) => normaliseServiceAccounts(reading, tables.clusters),
  userPermissions: normaliseUserPermissions,
  clusters: (reading) => normaliseClusters(reading),
  addons: (reading, tables) => normaliseAddons(reading, tables.clusters),
  apiServerListeners: (reading, tables) => normaliseApiServerListeners(reading, tables.clusters),
  auditLogStores: (reading, tables) => normaliseAuditLogStores(reading, tables.clusters),
  clusterInspections: (reading, tables) => normaliseClusterInspections(reading, tables.clusters),
  registries: (reading) => normaliseRegistries(reading),
  registryRepositories: (reading) => normaliseRegistryRepositories(reading),
  vpcFlowLogs: (reading, tables) => normaliseVpcFlowLogs(reading, tables.clusters),
  diskSettings: (_reading, tables) => normaliseDiskSettings(tables),
  disruptionBudgets: (reading, tables) => normaliseDisruptionBudgets(reading, tables.clusters),
  identityMappings: (reading, tables) => normaliseIdentityMappings(reading, tables.clusters),
  instances: (reading, tables) => normaliseInstances(reading, tables.clusters),
  kubeconfigs: (reading, tables) => normaliseKubeconfigs(reading, tables.clusters),
  kubeletConfigurations: (reading, tables) => normaliseKubeletConfigurations(reading, tables),
  localVolumes: (reading, tables) => normaliseLocalVolumes(reading, tables.clusters),
  machineSettings: (_reading, tables) => normaliseMachineSettings(tables),
  policyInstances: (reading, tables) => normalisePolicyInstances(reading, tables.clusters),
  ramRoles: (reading) => normaliseRamRoles(reading),
  ramUsers: (reading) => normaliseRamUsers(reading),
  services: (reading, tables) => normaliseServices(reading, tables.clusters),
  serviceEndpoints: (reading, tables) => normaliseServiceEndpoints(reading, tables.clusters),
  namespaces: (reading, tables) => normaliseNamespaces(reading, tables.clusters),
  namespaceLimits: (reading, tables) => normaliseNamespaceLimits(reading, tables.clusters),
  networkPlugins: (reading, tables) => normaliseNetworkPlugins(reading, tables.clusters),
  networkPolicies: (reading, tables) => normaliseNetworkPolicies(reading, tables.clusters),
  ingresses: (reading, tables) => normaliseIngresses(reading, tables.clusters),
  admissionPolicyBindings: (reading, tables) => normaliseAdmissionPolicyBindings(reading, tables.clusters),
  admissionWebhooks: (reading, tables) => normaliseAdmissionWebhooks(reading, tables.clusters),
  apiServices: (reading, tables) => normaliseApiServices(reading, tables.clusters),
  podLabelSets: (reading, tables) => normalisePodLabelSets(reading, tables.clusters),
  serviceSelectors: (reading, tables) => normaliseServiceSelectors(reading, tables.clusters),
  trafficTargets: (_reading, tables) => deriveTrafficTargets(tables),
  storageClasses: (reading, tables) => normaliseStorageClasses(reading, tables.clusters),
  trails: (reading) => normaliseTrails(reading),
  apiUses: (reading, tables) => normaliseApiUses(reading, tables.clusters),
  credentialHolders: (reading, tables) => normaliseCredentialHolders(reading, tables.clusters),
  kubeProxies: (reading, tables) => normaliseKubeProxies(reading, tables.clusters),
  nodeFiles: (reading, tables) => normaliseNodeFiles(reading, tables),
  secretStoreObjects: (reading, tables) => normaliseSecretStoreObjects(reading, tables.clusters),
  volumeSources: (reading, tables) => normaliseVolumeSources(reading, tables.clusters),
  nodePools: (reading, tables) => normaliseNodePools(reading, tables.clusters),
  nodes: (reading, tables) => normaliseNodes(reading, tables.clusters, tables.nodePools).nodes,
  virtualNodes: (reading, tables) => normaliseNodes(reading, tables.clusters, tables.nodePools).virtualNodes,
  securityGroups: (reading) => normaliseSecurityGroups(reading),
  ramPolicies: (reading) => normaliseRamPolicies(reading),
  ramAttachments: (reading) => normaliseRamAttachments(reading),
  ramMemberships: (reading) => normaliseRamMemberships(reading),
  ramPolicyDocuments: (reading) => normaliseRamPolicyDocuments(reading),
  ramTrusts: (reading) => normaliseRamTrusts(reading),
  ramRights: (_reading, tables) => deriveRamRights(tables),
  rrsaTrusts: (_reading, tables) => deriveRrsaTrusts(tables),
  runtimeClasses: (reading, tables) => normaliseRuntimeClasses(reading, tables.clusters),
  kubernetesVersions: (reading, tables) => normaliseKubernetesVersions(reading, tables.clusters),
  images: (reading, tables) => normaliseImages(reading, tables.clusters),
  imageVulnerabilities: (reading, tables) => normaliseImageVulnerabilities(reading, tables.account),
  securityCenter: normaliseSecurityCenter,
  securityCenterAgents: normaliseSecurityCenterAgents,
  securityCenterAlerts: normaliseSecurityCenterAlerts,
  securityCenterNotices: normaliseSecurityCenterNotices,
  nodeVulnerabilities: normaliseNodeVulnerabilities,
  vulnerabilityScans: normaliseVulnerabilityScans,
  vulnerabilityReports: (_reading, tables) => deriveVulnerabilityReports(tables),
  reach: (_reading, tables) => deriveReach(tables),
  openVulnerabilities: (_reading, tables) => deriveOpenVulnerabilities(tables),
  osImages: (_reading, tables) => deriveOsImages(tables),
  runtimeAlerts: (_reading, tables) => deriveRuntimeAlerts(tables),
};

/** Tables that are made with more than documents, and of the others: what the one who has that makes of them. */
export type Joined = { readonly [N in TableName]?: (tables: Tables) => Tables[N] };

/** The fact tables of a snapshot, each made once, when it is first asked for. */
export function normaliseTables(reading: Reading, joined: Joined = {}): Tables {
  const made = new Map<string, unknown>();
  const tables = {} as Tables;
  for (const name of Object.keys(normalisers) as TableName[]) {
    Object.defineProperty(tables, name, {
      enumerable: true,
      get: () => {
        if (!made.has(name)) made.set(name, joined[name]?.(tables) ?? normalisers[name](reading, tables));
        return made.get(name);
      },
    });
  }
  return tables;
}

function accountRow(reading: Reading): Row {
  const account = reading.header.account;
  return {
    id: account,
    subject: account,
    scope: { kind: 'account', account },
    at: { source: 'sts/GetCallerIdentity', ids: [], path: '' },
  };
}
