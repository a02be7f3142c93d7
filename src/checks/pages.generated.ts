// Written by `npm run generate`.
import accessKeyInCluster from './access-control/access-key-in-cluster.md';
import identityChangeUntracked from './access-control/identity-change-untracked.md';
import identityMappingStale from './access-control/identity-mapping-stale.md';
import kubeconfigOfDeletedIdentity from './access-control/kubeconfig-of-deleted-identity.md';
import kubeconfigOfSharedIdentity from './access-control/kubeconfig-of-shared-identity.md';
import kubeconfigOfSuspendedIdentity from './access-control/kubeconfig-of-suspended-identity.md';
import kubeconfigUnused from './access-control/kubeconfig-unused.md';
import kubeconfigValidityLong from './access-control/kubeconfig-validity-long.md';
import nodeRamRoleBroad from './access-control/node-ram-role-broad.md';
import ramClusterRightsSpread from './access-control/ram-cluster-rights-spread.md';
import ramDeletePreflight from './access-control/ram-delete-preflight.md';
import ramDormantWithClusterAccess from './access-control/ram-dormant-with-cluster-access.md';
import ramKeyRotation from './access-control/ram-key-rotation.md';
import ramPasswordPolicy from './access-control/ram-password-policy.md';
import ramPolicyAdmin from './access-control/ram-policy-admin.md';
import ramRootKey from './access-control/ram-root-key.md';
import ramUserWithoutMfa from './access-control/ram-user-without-mfa.md';
import rbacAckPresetAdmin from './access-control/rbac-ack-preset-admin.md';
import rbacAdmissionEdit from './access-control/rbac-admission-edit.md';
import rbacBindingEdit from './access-control/rbac-binding-edit.md';
import rbacCertificateApprove from './access-control/rbac-certificate-approve.md';
import rbacClusterAdmin from './access-control/rbac-cluster-admin.md';
import rbacDangling from './access-control/rbac-dangling.md';
import rbacDeleteBroad from './access-control/rbac-delete-broad.md';
import rbacEscalationVerbs from './access-control/rbac-escalation-verbs.md';
import rbacEveryoneSubject from './access-control/rbac-everyone-subject.md';
import rbacNetworkEdit from './access-control/rbac-network-edit.md';
import rbacNodeProxy from './access-control/rbac-node-proxy.md';
import rbacOfDeletedIdentity from './access-control/rbac-of-deleted-identity.md';
import rbacPodInteractive from './access-control/rbac-pod-interactive.md';
import rbacSecretsRead from './access-control/rbac-secrets-read.md';
import rbacSystemConfigEdit from './access-control/rbac-system-config-edit.md';
import rbacSystemMasters from './access-control/rbac-system-masters.md';
import rbacTokenCreate from './access-control/rbac-token-create.md';
import rbacVolumeCreate from './access-control/rbac-volume-create.md';
import rbacWildcard from './access-control/rbac-wildcard.md';
import rbacWorkloadCreate from './access-control/rbac-workload-create.md';
import rbacWorkloadTakeover from './access-control/rbac-workload-takeover.md';
import rrsaOff from './access-control/rrsa-off.md';
import rrsaTrustWide from './access-control/rrsa-trust-wide.md';
import saDefaultUsed from './access-control/sa-default-used.md';
import saTokenAutomount from './access-control/sa-token-automount.md';
import saTokenStatic from './access-control/sa-token-static.md';
import ackInspectionOff from './cluster-and-network/ack-inspection-off.md';
import ackPolicyNotBlocking from './cluster-and-network/ack-policy-not-blocking.md';
import addonBehind from './cluster-and-network/addon-behind.md';
import adminUiExposed from './cluster-and-network/admin-ui-exposed.md';
import admissionPolicyNone from './cluster-and-network/admission-policy-none.md';
import apiserverAclOpen from './cluster-and-network/apiserver-acl-open.md';
import apiserverPublicEndpoint from './cluster-and-network/apiserver-public-endpoint.md';
import apiserviceInsecure from './cluster-and-network/apiservice-insecure.md';
import clusterAuditLogOff from './cluster-and-network/cluster-audit-log-off.md';
import clusterAutoUpgradeOff from './cluster-and-network/cluster-auto-upgrade-off.md';
import clusterMonitoringOff from './cluster-and-network/cluster-monitoring-off.md';
import clusterVersionBehind from './cluster-and-network/cluster-version-behind.md';
import controlPlaneLogOff from './cluster-and-network/control-plane-log-off.md';
import defaultNamespaceUsed from './cluster-and-network/default-namespace-used.md';
import deletionProtectionOff from './cluster-and-network/deletion-protection-off.md';
import deprecatedApiInUse from './cluster-and-network/deprecated-api-in-use.md';
import diskUnencrypted from './cluster-and-network/disk-unencrypted.md';
import ingressNginxRetired from './cluster-and-network/ingress-nginx-retired.md';
import ingressSnippetAnnotation from './cluster-and-network/ingress-snippet-annotation.md';
import ingressTlsWeak from './cluster-and-network/ingress-tls-weak.md';
import kubeProxyMetricsExposed from './cluster-and-network/kube-proxy-metrics-exposed.md';
import kubeletAnonymousAuth from './cluster-and-network/kubelet-anonymous-auth.md';
import kubeletAuthorizationMode from './cluster-and-network/kubelet-authorization-mode.md';
import kubeletCertRotationOff from './cluster-and-network/kubelet-cert-rotation-off.md';
import kubeletClientCa from './cluster-and-network/kubelet-client-ca.md';
import kubeletFlagHygiene from './cluster-and-network/kubelet-flag-hygiene.md';
import kubeletPidLimitUnset from './cluster-and-network/kubelet-pid-limit-unset.md';
import kubeletReadOnlyPort from './cluster-and-network/kubelet-read-only-port.md';
import kubeletSeccompDefaultOff from './cluster-and-network/kubelet-seccomp-default-off.md';
import kubeletTlsWeak from './cluster-and-network/kubelet-tls-weak.md';
import logRetentionShort from './cluster-and-network/log-retention-short.md';
import metadataServiceReachable from './cluster-and-network/metadata-service-reachable.md';
import namespaceNoDefaultDeny from './cluster-and-network/namespace-no-default-deny.md';
import namespaceNoQuota from './cluster-and-network/namespace-no-quota.md';
import namespacePsaNotEnforced from './cluster-and-network/namespace-psa-not-enforced.md';
import networkPolicyIneffective from './cluster-and-network/network-policy-ineffective.md';
import networkPolicyUnsupported from './cluster-and-network/network-policy-unsupported.md';
import nodeFilePermissions from './cluster-and-network/node-file-permissions.md';
import nodeHardeningOff from './cluster-and-network/node-hardening-off.md';
import nodeMetadataV1 from './cluster-and-network/node-metadata-v1.md';
import nodePasswordLogin from './cluster-and-network/node-password-login.md';
import nodePublicIp from './cluster-and-network/node-public-ip.md';
import nodeSecurityGroupOpen from './cluster-and-network/node-security-group-open.md';
import podWithoutNetworkPolicy from './cluster-and-network/pod-without-network-policy.md';
import secretsKmsOff from './cluster-and-network/secrets-kms-off.md';
import serviceExternalIp from './cluster-and-network/service-external-ip.md';
import serviceInternetExposed from './cluster-and-network/service-internet-exposed.md';
import serviceNodePort from './cluster-and-network/service-node-port.md';
import systemNamespaceTenant from './cluster-and-network/system-namespace-tenant.md';
import volumeStaticCredential from './cluster-and-network/volume-static-credential.md';
import vpcFlowLogOff from './cluster-and-network/vpc-flow-log-off.md';
import webhookRisky from './cluster-and-network/webhook-risky.md';
import runtimeDockerRetired from './container-runtime/runtime-docker-retired.md';
import runtimeVersionVulnerable from './container-runtime/runtime-version-vulnerable.md';
import securityCenterAgentMissing from './container-runtime/security-center-agent-missing.md';
import securityCenterAlertsOpen from './container-runtime/security-center-alerts-open.md';
import securityCenterEditionLow from './container-runtime/security-center-edition-low.md';
import securityCenterNotifyOff from './container-runtime/security-center-notify-off.md';
import untrustedWorkloadUnsandboxed from './container-runtime/untrusted-workload-unsandboxed.md';
import edgeAutonomyUnset from './edge-node/edge-autonomy-unset.md';
import edgeKubeletBehind from './edge-node/edge-kubelet-behind.md';
import edgeLinkPublic from './edge-node/edge-link-public.md';
import edgeNodeNotReady from './edge-node/edge-node-not-ready.md';
import edgeOsUnpatched from './edge-node/edge-os-unpatched.md';
import edgeRuntimeOutdated from './edge-node/edge-runtime-outdated.md';
import kubeletAutoUpgradeOff from './kubelet/kubelet-auto-upgrade-off.md';
import kubeletVersionSkew from './kubelet/kubelet-version-skew.md';
import nodeCustomImage from './node-os/node-custom-image.md';
import nodeOsEndOfLife from './node-os/node-os-end-of-life.md';
import nodeOsVulnsOpen from './node-os/node-os-vulns-open.md';
import nodeRebootPending from './node-os/node-reboot-pending.md';
import nodeVulScanStale from './node-os/node-vul-scan-stale.md';
import nodepoolAutoVulFixOff from './node-os/nodepool-auto-vul-fix-off.md';
import nodepoolAutomationOff from './node-os/nodepool-automation-off.md';
import nodepoolMaintenanceWindowMissing from './node-os/nodepool-maintenance-window-missing.md';
import nodepoolVulFixGap from './node-os/nodepool-vul-fix-gap.md';
import eciPodPublicIp from './pod-runtime/eci-pod-public-ip.md';
import eciPodRamRoleBroad from './pod-runtime/eci-pod-ram-role-broad.md';
import eciPodSecurityGroupOpen from './pod-runtime/eci-pod-security-group-open.md';
import eciPodStaleAfterPatch from './pod-runtime/eci-pod-stale-after-patch.md';
import acrAccessBroad from './workload/acr-access-broad.md';
import acrEndpointOpen from './workload/acr-endpoint-open.md';
import acrNodeWrite from './workload/acr-node-write.md';
import acrRepoPublic from './workload/acr-repo-public.md';
import acrScanOff from './workload/acr-scan-off.md';
import acrTagMutable from './workload/acr-tag-mutable.md';
import imageCriticalVulns from './workload/image-critical-vulns.md';
import imageMutableTag from './workload/image-mutable-tag.md';
import imageNotDigest from './workload/image-not-digest.md';
import imagePullPolicy from './workload/image-pull-policy.md';
import imagePullSecretStatic from './workload/image-pull-secret-static.md';
import imageRegistryDeprecated from './workload/image-registry-deprecated.md';
import imageRegistryUntrusted from './workload/image-registry-untrusted.md';
import imageUnsigned from './workload/image-unsigned.md';
import internetExposedVulnerable from './workload/internet-exposed-vulnerable.md';
import internetWorkloadWithCredentials from './workload/internet-workload-with-credentials.md';
import podAdminBackdoor from './workload/pod-admin-backdoor.md';
import podApparmorOff from './workload/pod-apparmor-off.md';
import podCapabilitiesAdded from './workload/pod-capabilities-added.md';
import podCapabilitiesNotDropped from './workload/pod-capabilities-not-dropped.md';
import podEphemeralContainer from './workload/pod-ephemeral-container.md';
import podHostIpc from './workload/pod-host-ipc.md';
import podHostNetwork from './workload/pod-host-network.md';
import podHostPath from './workload/pod-host-path.md';
import podHostPathSensitive from './workload/pod-host-path-sensitive.md';
import podHostPid from './workload/pod-host-pid.md';
import podHostPort from './workload/pod-host-port.md';
import podHostProbeTarget from './workload/pod-host-probe-target.md';
import podLimitsMissing from './workload/pod-limits-missing.md';
import podLowUidGid from './workload/pod-low-uid-gid.md';
import podNaked from './workload/pod-naked.md';
import podNetRaw from './workload/pod-net-raw.md';
import podPrivilegeEscalation from './workload/pod-privilege-escalation.md';
import podPrivileged from './workload/pod-privileged.md';
import podProbesMissing from './workload/pod-probes-missing.md';
import podProcMount from './workload/pod-proc-mount.md';
import podRequestsMissing from './workload/pod-requests-missing.md';
import podRunAsRoot from './workload/pod-run-as-root.md';
import podRuntimeSocket from './workload/pod-runtime-socket.md';
import podSeccompUnset from './workload/pod-seccomp-unset.md';
import podSelinuxCustom from './workload/pod-selinux-custom.md';
import podSharedProcessNamespace from './workload/pod-shared-process-namespace.md';
import podUnsafeSysctl from './workload/pod-unsafe-sysctl.md';
import podVolumeType from './workload/pod-volume-type.md';
import podWindowsHostProcess from './workload/pod-windows-host-process.md';
import podWritableRootfs from './workload/pod-writable-rootfs.md';
import secretAsEnv from './workload/secret-as-env.md';
import secretInConfigmap from './workload/secret-in-configmap.md';
import secretLiteralInEnv from './workload/secret-literal-in-env.md';
import secretStoreNone from './workload/secret-store-none.md';
import tlsSecretExpiring from './workload/tls-secret-expiring.md';

/** The page of each check: why it matters, how to fix it, when to accept it. */
export const pages: ReadonlyMap<string, string> = new Map([
  ['access-key-in-cluster', accessKeyInCluster],
  ['identity-change-untracked', identityChangeUntracked],
  ['identity-mapping-stale', identityMappingStale],
  ['kubeconfig-of-deleted-identity', kubeconfigOfDeletedIdentity],
  ['kubeconfig-of-shared-identity', kubeconfigOfSharedIdentity],
  ['kubeconfig-of-suspended-identity', kubeconfigOfSuspendedIdentity],
  ['kubeconfig-unused', kubeconfigUnused],
  ['kubeconfig-validity-long', kubeconfigValidityLong],
  ['node-ram-role-broad', nodeRamRoleBroad],
  ['ram-cluster-rights-spread', ramClusterRightsSpread],
  ['ram-delete-preflight', ramDeletePreflight],
  ['ram-dormant-with-cluster-access', ramDormantWithClusterAccess],
  ['ram-key-rotation', ramKeyRotation],
  ['ram-password-policy', ramPasswordPolicy],
  ['ram-policy-admin', ramPolicyAdmin],
  ['ram-root-key', ramRootKey],
  ['ram-user-without-mfa', ramUserWithoutMfa],
  ['rbac-ack-preset-admin', rbacAckPresetAdmin],
  ['rbac-admission-edit', rbacAdmissionEdit],
  ['rbac-binding-edit', rbacBindingEdit],
  ['rbac-certificate-approve', rbacCertificateApprove],
  ['rbac-cluster-admin', rbacClusterAdmin],
  ['rbac-dangling', rbacDangling],
  ['rbac-delete-broad', rbacDeleteBroad],
  ['rbac-escalation-verbs', rbacEscalationVerbs],
  ['rbac-everyone-subject', rbacEveryoneSubject],
  ['rbac-network-edit', rbacNetworkEdit],
  ['rbac-node-proxy', rbacNodeProxy],
  ['rbac-of-deleted-identity', rbacOfDeletedIdentity],
  ['rbac-pod-interactive', rbacPodInteractive],
  ['rbac-secrets-read', rbacSecretsRead],
  ['rbac-system-config-edit', rbacSystemConfigEdit],
  ['rbac-system-masters', rbacSystemMasters],
  ['rbac-token-create', rbacTokenCreate],
  ['rbac-volume-create', rbacVolumeCreate],
  ['rbac-wildcard', rbacWildcard],
  ['rbac-workload-create', rbacWorkloadCreate],
  ['rbac-workload-takeover', rbacWorkloadTakeover],
  ['rrsa-off', rrsaOff],
  ['rrsa-trust-wide', rrsaTrustWide],
  ['sa-default-used', saDefaultUsed],
  ['sa-token-automount', saTokenAutomount],
  ['sa-token-static', saTokenStatic],
  ['ack-inspection-off', ackInspectionOff],
  ['ack-policy-not-blocking', ackPolicyNotBlocking],
  ['addon-behind', addonBehind],
  ['admin-ui-exposed', adminUiExposed],
  ['admission-policy-none', admissionPolicyNone],
  ['apiserver-acl-open', apiserverAclOpen],
  ['apiserver-public-endpoint', apiserverPublicEndpoint],
  ['apiservice-insecure', apiserviceInsecure],
  ['cluster-audit-log-off', clusterAuditLogOff],
  ['cluster-auto-upgrade-off', clusterAutoUpgradeOff],
  ['cluster-monitoring-off', clusterMonitoringOff],
  ['cluster-version-behind', clusterVersionBehind],
  ['control-plane-log-off', controlPlaneLogOff],
  ['default-namespace-used', defaultNamespaceUsed],
  ['deletion-protection-off', deletionProtectionOff],
  ['deprecated-api-in-use', deprecatedApiInUse],
  ['disk-unencrypted', diskUnencrypted],
  ['ingress-nginx-retired', ingressNginxRetired],
  ['ingress-snippet-annotation', ingressSnippetAnnotation],
  ['ingress-tls-weak', ingressTlsWeak],
  ['kube-proxy-metrics-exposed', kubeProxyMetricsExposed],
  ['kubelet-anonymous-auth', kubeletAnonymousAuth],
  ['kubelet-authorization-mode', kubeletAuthorizationMode],
  ['kubelet-cert-rotation-off', kubeletCertRotationOff],
  ['kubelet-client-ca', kubeletClientCa],
  ['kubelet-flag-hygiene', kubeletFlagHygiene],
  ['kubelet-pid-limit-unset', kubeletPidLimitUnset],
  ['kubelet-read-only-port', kubeletReadOnlyPort],
  ['kubelet-seccomp-default-off', kubeletSeccompDefaultOff],
  ['kubelet-tls-weak', kubeletTlsWeak],
  ['log-retention-short', logRetentionShort],
  ['metadata-service-reachable', metadataServiceReachable],
  ['namespace-no-default-deny', namespaceNoDefaultDeny],
  ['namespace-no-quota', namespaceNoQuota],
  ['namespace-psa-not-enforced', namespacePsaNotEnforced],
  ['network-policy-ineffective', networkPolicyIneffective],
  ['network-policy-unsupported', networkPolicyUnsupported],
  ['node-file-permissions', nodeFilePermissions],
  ['node-hardening-off', nodeHardeningOff],
  ['node-metadata-v1', nodeMetadataV1],
  ['node-password-login', nodePasswordLogin],
  ['node-public-ip', nodePublicIp],
  ['node-security-group-open', nodeSecurityGroupOpen],
  ['pod-without-network-policy', podWithoutNetworkPolicy],
  ['secrets-kms-off', secretsKmsOff],
  ['service-external-ip', serviceExternalIp],
  ['service-internet-exposed', serviceInternetExposed],
  ['service-node-port', serviceNodePort],
  ['system-namespace-tenant', systemNamespaceTenant],
  ['volume-static-credential', volumeStaticCredential],
  ['vpc-flow-log-off', vpcFlowLogOff],
  ['webhook-risky', webhookRisky],
  ['runtime-docker-retired', runtimeDockerRetired],
  ['runtime-version-vulnerable', runtimeVersionVulnerable],
  ['security-center-agent-missing', securityCenterAgentMissing],
  ['security-center-alerts-open', securityCenterAlertsOpen],
  ['security-center-edition-low', securityCenterEditionLow],
  ['security-center-notify-off', securityCenterNotifyOff],
  ['untrusted-workload-unsandboxed', untrustedWorkloadUnsandboxed],
  ['edge-autonomy-unset', edgeAutonomyUnset],
  ['edge-kubelet-behind', edgeKubeletBehind],
  ['edge-link-public', edgeLinkPublic],
  ['edge-node-not-ready', edgeNodeNotReady],
  ['edge-os-unpatched', edgeOsUnpatched],
  ['edge-runtime-outdated', edgeRuntimeOutdated],
  ['kubelet-auto-upgrade-off', kubeletAutoUpgradeOff],
  ['kubelet-version-skew', kubeletVersionSkew],
  ['node-custom-image', nodeCustomImage],
  ['node-os-end-of-life', nodeOsEndOfLife],
  ['node-os-vulns-open', nodeOsVulnsOpen],
  ['node-reboot-pending', nodeRebootPending],
  ['node-vul-scan-stale', nodeVulScanStale],
  ['nodepool-auto-vul-fix-off', nodepoolAutoVulFixOff],
  ['nodepool-automation-off', nodepoolAutomationOff],
  ['nodepool-maintenance-window-missing', nodepoolMaintenanceWindowMissing],
  ['nodepool-vul-fix-gap', nodepoolVulFixGap],
  ['eci-pod-public-ip', eciPodPublicIp],
  ['eci-pod-ram-role-broad', eciPodRamRoleBroad],
  ['eci-pod-security-group-open', eciPodSecurityGroupOpen],
  ['eci-pod-stale-after-patch', eciPodStaleAfterPatch],
  ['acr-access-broad', acrAccessBroad],
  ['acr-endpoint-open', acrEndpointOpen],
  ['acr-node-write', acrNodeWrite],
  ['acr-repo-public', acrRepoPublic],
  ['acr-scan-off', acrScanOff],
  ['acr-tag-mutable', acrTagMutable],
  ['image-critical-vulns', imageCriticalVulns],
  ['image-mutable-tag', imageMutableTag],
  ['image-not-digest', imageNotDigest],
  ['image-pull-policy', imagePullPolicy],
  ['image-pull-secret-static', imagePullSecretStatic],
  ['image-registry-deprecated', imageRegistryDeprecated],
  ['image-registry-untrusted', imageRegistryUntrusted],
  ['image-unsigned', imageUnsigned],
  ['internet-exposed-vulnerable', internetExposedVulnerable],
  ['internet-workload-with-credentials', internetWorkloadWithCredentials],
  ['pod-admin-backdoor', podAdminBackdoor],
  ['pod-apparmor-off', podApparmorOff],
  ['pod-capabilities-added', podCapabilitiesAdded],
  ['pod-capabilities-not-dropped', podCapabilitiesNotDropped],
  ['pod-ephemeral-container', podEphemeralContainer],
  ['pod-host-ipc', podHostIpc],
  ['pod-host-network', podHostNetwork],
  ['pod-host-path', podHostPath],
  ['pod-host-path-sensitive', podHostPathSensitive],
  ['pod-host-pid', podHostPid],
  ['pod-host-port', podHostPort],
  ['pod-host-probe-target', podHostProbeTarget],
  ['pod-limits-missing', podLimitsMissing],
  ['pod-low-uid-gid', podLowUidGid],
  ['pod-naked', podNaked],
  ['pod-net-raw', podNetRaw],
  ['pod-privilege-escalation', podPrivilegeEscalation],
  ['pod-privileged', podPrivileged],
  ['pod-probes-missing', podProbesMissing],
  ['pod-proc-mount', podProcMount],
  ['pod-requests-missing', podRequestsMissing],
  ['pod-run-as-root', podRunAsRoot],
  ['pod-runtime-socket', podRuntimeSocket],
  ['pod-seccomp-unset', podSeccompUnset],
  ['pod-selinux-custom', podSelinuxCustom],
  ['pod-shared-process-namespace', podSharedProcessNamespace],
  ['pod-unsafe-sysctl', podUnsafeSysctl],
  ['pod-volume-type', podVolumeType],
  ['pod-windows-host-process', podWindowsHostProcess],
  ['pod-writable-rootfs', podWritableRootfs],
  ['secret-as-env', secretAsEnv],
  ['secret-in-configmap', secretInConfigmap],
  ['secret-literal-in-env', secretLiteralInEnv],
  ['secret-store-none', secretStoreNone],
  ['tls-secret-expiring', tlsSecretExpiring],
]);
