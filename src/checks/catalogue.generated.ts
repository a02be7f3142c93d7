// Written by `npm run generate`.
import type { AnyCheck } from './kit/define-check.ts';
import accessKeyInCluster from './access-control/access-key-in-cluster.ts';
import identityChangeUntracked from './access-control/identity-change-untracked.ts';
import identityMappingStale from './access-control/identity-mapping-stale.ts';
import kubeconfigOfDeletedIdentity from './access-control/kubeconfig-of-deleted-identity.ts';
import kubeconfigOfSharedIdentity from './access-control/kubeconfig-of-shared-identity.ts';
import kubeconfigOfSuspendedIdentity from './access-control/kubeconfig-of-suspended-identity.ts';
import kubeconfigUnused from './access-control/kubeconfig-unused.ts';
import kubeconfigValidityLong from './access-control/kubeconfig-validity-long.ts';
import nodeRamRoleBroad from './access-control/node-ram-role-broad.ts';
import ramClusterRightsSpread from './access-control/ram-cluster-rights-spread.ts';
import ramDeletePreflight from './access-control/ram-delete-preflight.ts';
import ramDormantWithClusterAccess from './access-control/ram-dormant-with-cluster-access.ts';
import ramKeyRotation from './access-control/ram-key-rotation.ts';
import ramPasswordPolicy from './access-control/ram-password-policy.ts';
import ramPolicyAdmin from './access-control/ram-policy-admin.ts';
import ramRootKey from './access-control/ram-root-key.ts';
import ramUserWithoutMfa from './access-control/ram-user-without-mfa.ts';
import rbacAckPresetAdmin from './access-control/rbac-ack-preset-admin.ts';
import rbacAdmissionEdit from './access-control/rbac-admission-edit.ts';
import rbacBindingEdit from './access-control/rbac-binding-edit.ts';
import rbacCertificateApprove from './access-control/rbac-certificate-approve.ts';
import rbacClusterAdmin from './access-control/rbac-cluster-admin.ts';
import rbacDangling from './access-control/rbac-dangling.ts';
import rbacDeleteBroad from './access-control/rbac-delete-broad.ts';
import rbacEscalationVerbs from './access-control/rbac-escalation-verbs.ts';
import rbacEveryoneSubject from './access-control/rbac-everyone-subject.ts';
import rbacNetworkEdit from './access-control/rbac-network-edit.ts';
import rbacNodeProxy from './access-control/rbac-node-proxy.ts';
import rbacOfDeletedIdentity from './access-control/rbac-of-deleted-identity.ts';
import rbacPodInteractive from './access-control/rbac-pod-interactive.ts';
import rbacSecretsRead from './access-control/rbac-secrets-read.ts';
import rbacSystemConfigEdit from './access-control/rbac-system-config-edit.ts';
import rbacSystemMasters from './access-control/rbac-system-masters.ts';
import rbacTokenCreate from './access-control/rbac-token-create.ts';
import rbacVolumeCreate from './access-control/rbac-volume-create.ts';
import rbacWildcard from './access-control/rbac-wildcard.ts';
import rbacWorkloadCreate from './access-control/rbac-workload-create.ts';
import rbacWorkloadTakeover from './access-control/rbac-workload-takeover.ts';
import rrsaOff from './access-control/rrsa-off.ts';
import rrsaTrustWide from './access-control/rrsa-trust-wide.ts';
import saDefaultUsed from './access-control/sa-default-used.ts';
import saTokenAutomount from './access-control/sa-token-automount.ts';
import saTokenStatic from './access-control/sa-token-static.ts';
import ackInspectionOff from './cluster-and-network/ack-inspection-off.ts';
import ackPolicyNotBlocking from './cluster-and-network/ack-policy-not-blocking.ts';
import addonBehind from './cluster-and-network/addon-behind.ts';
import adminUiExposed from './cluster-and-network/admin-ui-exposed.ts';
import admissionPolicyNone from './cluster-and-network/admission-policy-none.ts';
import apiserverAclOpen from './cluster-and-network/apiserver-acl-open.ts';
import apiserverPublicEndpoint from './cluster-and-network/apiserver-public-endpoint.ts';
import apiserviceInsecure from './cluster-and-network/apiservice-insecure.ts';
import clusterAuditLogOff from './cluster-and-network/cluster-audit-log-off.ts';
import clusterAutoUpgradeOff from './cluster-and-network/cluster-auto-upgrade-off.ts';
import clusterMonitoringOff from './cluster-and-network/cluster-monitoring-off.ts';
import clusterVersionBehind from './cluster-and-network/cluster-version-behind.ts';
import controlPlaneLogOff from './cluster-and-network/control-plane-log-off.ts';
import defaultNamespaceUsed from './cluster-and-network/default-namespace-used.ts';
import deletionProtectionOff from './cluster-and-network/deletion-protection-off.ts';
import deprecatedApiInUse from './cluster-and-network/deprecated-api-in-use.ts';
import diskUnencrypted from './cluster-and-network/disk-unencrypted.ts';
import ingressNginxRetired from './cluster-and-network/ingress-nginx-retired.ts';
import ingressSnippetAnnotation from './cluster-and-network/ingress-snippet-annotation.ts';
import ingressTlsWeak from './cluster-and-network/ingress-tls-weak.ts';
import kubeProxyMetricsExposed from './cluster-and-network/kube-proxy-metrics-exposed.ts';
import kubeletAnonymousAuth from './cluster-and-network/kubelet-anonymous-auth.ts';
import kubeletAuthorizationMode from './cluster-and-network/kubelet-authorization-mode.ts';
import kubeletCertRotationOff from './cluster-and-network/kubelet-cert-rotation-off.ts';
import kubeletClientCa from './cluster-and-network/kubelet-client-ca.ts';
import kubeletFlagHygiene from './cluster-and-network/kubelet-flag-hygiene.ts';
import kubeletPidLimitUnset from './cluster-and-network/kubelet-pid-limit-unset.ts';
import kubeletReadOnlyPort from './cluster-and-network/kubelet-read-only-port.ts';
import kubeletSeccompDefaultOff from './cluster-and-network/kubelet-seccomp-default-off.ts';
import kubeletTlsWeak from './cluster-and-network/kubelet-tls-weak.ts';
import logRetentionShort from './cluster-and-network/log-retention-short.ts';
import metadataServiceReachable from './cluster-and-network/metadata-service-reachable.ts';
import namespaceNoDefaultDeny from './cluster-and-network/namespace-no-default-deny.ts';
import namespaceNoQuota from './cluster-and-network/namespace-no-quota.ts';
import namespacePsaNotEnforced from './cluster-and-network/namespace-psa-not-enforced.ts';
import networkPolicyIneffective from './cluster-and-network/network-policy-ineffective.ts';
import networkPolicyUnsupported from './cluster-and-network/network-policy-unsupported.ts';
import nodeFilePermissions from './cluster-and-network/node-file-permissions.ts';
import nodeHardeningOff from './cluster-and-network/node-hardening-off.ts';
import nodeMetadataV1 from './cluster-and-network/node-metadata-v1.ts';
import nodePasswordLogin from './cluster-and-network/node-password-login.ts';
import nodePublicIp from './cluster-and-network/node-public-ip.ts';
import nodeSecurityGroupOpen from './cluster-and-network/node-security-group-open.ts';
import podWithoutNetworkPolicy from './cluster-and-network/pod-without-network-policy.ts';
import secretsKmsOff from './cluster-and-network/secrets-kms-off.ts';
import serviceExternalIp from './cluster-and-network/service-external-ip.ts';
import serviceInternetExposed from './cluster-and-network/service-internet-exposed.ts';
import serviceNodePort from './cluster-and-network/service-node-port.ts';
import systemNamespaceTenant from './cluster-and-network/system-namespace-tenant.ts';
import volumeStaticCredential from './cluster-and-network/volume-static-credential.ts';
import vpcFlowLogOff from './cluster-and-network/vpc-flow-log-off.ts';
import webhookRisky from './cluster-and-network/webhook-risky.ts';
import runtimeDockerRetired from './container-runtime/runtime-docker-retired.ts';
import runtimeVersionVulnerable from './container-runtime/runtime-version-vulnerable.ts';
import securityCenterAgentMissing from './container-runtime/security-center-agent-missing.ts';
import securityCenterAlertsOpen from './container-runtime/security-center-alerts-open.ts';
import securityCenterEditionLow from './container-runtime/security-center-edition-low.ts';
import securityCenterNotifyOff from './container-runtime/security-center-notify-off.ts';
import untrustedWorkloadUnsandboxed from './container-runtime/untrusted-workload-unsandboxed.ts';
import edgeAutonomyUnset from './edge-node/edge-autonomy-unset.ts';
import edgeKubeletBehind from './edge-node/edge-kubelet-behind.ts';
import edgeLinkPublic from './edge-node/edge-link-public.ts';
import edgeNodeNotReady from './edge-node/edge-node-not-ready.ts';
import edgeOsUnpatched from './edge-node/edge-os-unpatched.ts';
import edgeRuntimeOutdated from './edge-node/edge-runtime-outdated.ts';
import kubeletAutoUpgradeOff from './kubelet/kubelet-auto-upgrade-off.ts';
import kubeletVersionSkew from './kubelet/kubelet-version-skew.ts';
import nodeCustomImage from './node-os/node-custom-image.ts';
import nodeOsEndOfLife from './node-os/node-os-end-of-life.ts';
import nodeOsVulnsOpen from './node-os/node-os-vulns-open.ts';
import nodeRebootPending from './node-os/node-reboot-pending.ts';
import nodeVulScanStale from './node-os/node-vul-scan-stale.ts';
import nodepoolAutoVulFixOff from './node-os/nodepool-auto-vul-fix-off.ts';
import nodepoolAutomationOff from './node-os/nodepool-automation-off.ts';
import nodepoolMaintenanceWindowMissing from './node-os/nodepool-maintenance-window-missing.ts';
import nodepoolVulFixGap from './node-os/nodepool-vul-fix-gap.ts';
import eciPodPublicIp from './pod-runtime/eci-pod-public-ip.ts';
import eciPodRamRoleBroad from './pod-runtime/eci-pod-ram-role-broad.ts';
import eciPodSecurityGroupOpen from './pod-runtime/eci-pod-security-group-open.ts';
import eciPodStaleAfterPatch from './pod-runtime/eci-pod-stale-after-patch.ts';
import acrAccessBroad from './workload/acr-access-broad.ts';
import acrEndpointOpen from './workload/acr-endpoint-open.ts';
import acrNodeWrite from './workload/acr-node-write.ts';
import acrRepoPublic from './workload/acr-repo-public.ts';
import acrScanOff from './workload/acr-scan-off.ts';
import acrTagMutable from './workload/acr-tag-mutable.ts';
import imageCriticalVulns from './workload/image-critical-vulns.ts';
import imageMutableTag from './workload/image-mutable-tag.ts';
import imageNotDigest from './workload/image-not-digest.ts';
import imagePullPolicy from './workload/image-pull-policy.ts';
import imagePullSecretStatic from './workload/image-pull-secret-static.ts';
import imageRegistryDeprecated from './workload/image-registry-deprecated.ts';
import imageRegistryUntrusted from './workload/image-registry-untrusted.ts';
import imageUnsigned from './workload/image-unsigned.ts';
import internetExposedVulnerable from './workload/internet-exposed-vulnerable.ts';
import internetWorkloadWithCredentials from './workload/internet-workload-with-credentials.ts';
import podAdminBackdoor from './workload/pod-admin-backdoor.ts';
import podApparmorOff from './workload/pod-apparmor-off.ts';
import podCapabilitiesAdded from './workload/pod-capabilities-added.ts';
import podCapabilitiesNotDropped from './workload/pod-capabilities-not-dropped.ts';
import podEphemeralContainer from './workload/pod-ephemeral-container.ts';
import podHostIpc from './workload/pod-host-ipc.ts';
import podHostNetwork from './workload/pod-host-network.ts';
import podHostPath from './workload/pod-host-path.ts';
import podHostPathSensitive from './workload/pod-host-path-sensitive.ts';
import podHostPid from './workload/pod-host-pid.ts';
import podHostPort from './workload/pod-host-port.ts';
import podHostProbeTarget from './workload/pod-host-probe-target.ts';
import podLimitsMissing from './workload/pod-limits-missing.ts';
import podLowUidGid from './workload/pod-low-uid-gid.ts';
import podNaked from './workload/pod-naked.ts';
import podNetRaw from './workload/pod-net-raw.ts';
import podPrivilegeEscalation from './workload/pod-privilege-escalation.ts';
import podPrivileged from './workload/pod-privileged.ts';
import podProbesMissing from './workload/pod-probes-missing.ts';
import podProcMount from './workload/pod-proc-mount.ts';
import podRequestsMissing from './workload/pod-requests-missing.ts';
import podRunAsRoot from './workload/pod-run-as-root.ts';
import podRuntimeSocket from './workload/pod-runtime-socket.ts';
import podSeccompUnset from './workload/pod-seccomp-unset.ts';
import podSelinuxCustom from './workload/pod-selinux-custom.ts';
import podSharedProcessNamespace from './workload/pod-shared-process-namespace.ts';
import podUnsafeSysctl from './workload/pod-unsafe-sysctl.ts';
import podVolumeType from './workload/pod-volume-type.ts';
import podWindowsHostProcess from './workload/pod-windows-host-process.ts';
import podWritableRootfs from './workload/pod-writable-rootfs.ts';
import secretAsEnv from './workload/secret-as-env.ts';
import secretInConfigmap from './workload/secret-in-configmap.ts';
import secretLiteralInEnv from './workload/secret-literal-in-env.ts';
import secretStoreNone from './workload/secret-store-none.ts';
import tlsSecretExpiring from './workload/tls-secret-expiring.ts';

export const catalogue: readonly AnyCheck[] = [
  accessKeyInCluster,
  identityChangeUntracked,
  identityMappingStale,
  kubeconfigOfDeletedIdentity,
  kubeconfigOfSharedIdentity,
  kubeconfigOfSuspendedIdentity,
  kubeconfigUnused,
  kubeconfigValidityLong,
  nodeRamRoleBroad,
  ramClusterRightsSpread,
  ramDeletePreflight,
  ramDormantWithClusterAccess,
  ramKeyRotation,
  ramPasswordPolicy,
  ramPolicyAdmin,
  ramRootKey,
  ramUserWithoutMfa,
  rbacAckPresetAdmin,
  rbacAdmissionEdit,
  rbacBindingEdit,
  rbacCertificateApprove,
  rbacClusterAdmin,
  rbacDangling,
  rbacDeleteBroad,
  rbacEscalationVerbs,
  rbacEveryoneSubject,
  rbacNetworkEdit,
  rbacNodeProxy,
  rbacOfDeletedIdentity,
  rbacPodInteractive,
  rbacSecretsRead,
  rbacSystemConfigEdit,
  rbacSystemMasters,
  rbacTokenCreate,
  rbacVolumeCreate,
  rbacWildcard,
  rbacWorkloadCreate,
  rbacWorkloadTakeover,
  rrsaOff,
  rrsaTrustWide,
  saDefaultUsed,
  saTokenAutomount,
  saTokenStatic,
  ackInspectionOff,
  ackPolicyNotBlocking,
  addonBehind,
  adminUiExposed,
  admissionPolicyNone,
  apiserverAclOpen,
  apiserverPublicEndpoint,
  apiserviceInsecure,
  clusterAuditLogOff,
  clusterAutoUpgradeOff,
  clusterMonitoringOff,
  clusterVersionBehind,
  controlPlaneLogOff,
  defaultNamespaceUsed,
  deletionProtectionOff,
  deprecatedApiInUse,
  diskUnencrypted,
  ingressNginxRetired,
  ingressSnippetAnnotation,
  ingressTlsWeak,
  kubeProxyMetricsExposed,
  kubeletAnonymousAuth,
  kubeletAuthorizationMode,
  kubeletCertRotationOff,
  kubeletClientCa,
  kubeletFlagHygiene,
  kubeletPidLimitUnset,
  kubeletReadOnlyPort,
  kubeletSeccompDefaultOff,
  kubeletTlsWeak,
  logRetentionShort,
  metadataServiceReachable,
  namespaceNoDefaultDeny,
  namespaceNoQuota,
  namespacePsaNotEnforced,
  networkPolicyIneffective,
  networkPolicyUnsupported,
  nodeFilePermissions,
  nodeHardeningOff,
  nodeMetadataV1,
  nodePasswordLogin,
  nodePublicIp,
  nodeSecurityGroupOpen,
  podWithoutNetworkPolicy,
  secretsKmsOff,
  serviceExternalIp,
  serviceInternetExposed,
  serviceNodePort,
  systemNamespaceTenant,
  volumeStaticCredential,
  vpcFlowLogOff,
  webhookRisky,
  runtimeDockerRetired,
  runtimeVersionVulnerable,
  securityCenterAgentMissing,
  securityCenterAlertsOpen,
  securityCenterEditionLow,
  securityCenterNotifyOff,
  untrustedWorkloadUnsandboxed,
  edgeAutonomyUnset,
  edgeKubeletBehind,
  edgeLinkPublic,
  edgeNodeNotReady,
  edgeOsUnpatched,
  edgeRuntimeOutdated,
  kubeletAutoUpgradeOff,
  kubeletVersionSkew,
  nodeCustomImage,
  nodeOsEndOfLife,
  nodeOsVulnsOpen,
  nodeRebootPending,
  nodeVulScanStale,
  nodepoolAutoVulFixOff,
  nodepoolAutomationOff,
  nodepoolMaintenanceWindowMissing,
  nodepoolVulFixGap,
  eciPodPublicIp,
  eciPodRamRoleBroad,
  eciPodSecurityGroupOpen,
  eciPodStaleAfterPatch,
  acrAccessBroad,
  acrEndpointOpen,
  acrNodeWrite,
  acrRepoPublic,
  acrScanOff,
  acrTagMutable,
  imageCriticalVulns,
  imageMutableTag,
  imageNotDigest,
  imagePullPolicy,
  imagePullSecretStatic,
  imageRegistryDeprecated,
  imageRegistryUntrusted,
  imageUnsigned,
  internetExposedVulnerable,
  internetWorkloadWithCredentials,
  podAdminBackdoor,
  podApparmorOff,
  podCapabilitiesAdded,
  podCapabilitiesNotDropped,
  podEphemeralContainer,
  podHostIpc,
  podHostNetwork,
  podHostPath,
  podHostPathSensitive,
  podHostPid,
  podHostPort,
  podHostProbeTarget,
  podLimitsMissing,
  podLowUidGid,
  podNaked,
  podNetRaw,
  podPrivilegeEscalation,
  podPrivileged,
  podProbesMissing,
  podProcMount,
  podRequestsMissing,
  podRunAsRoot,
  podRuntimeSocket,
  podSeccompUnset,
  podSelinuxCustom,
  podSharedProcessNamespace,
  podUnsafeSysctl,
  podVolumeType,
  podWindowsHostProcess,
  podWritableRootfs,
  secretAsEnv,
  secretInConfigmap,
  secretLiteralInEnv,
  secretStoreNone,
  tlsSecretExpiring,
];
