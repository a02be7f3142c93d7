// Written by `npm run generate`.
import ackPolicyNotBlocking from './cluster-and-network/ack-policy-not-blocking.md';
import addonBehind from './cluster-and-network/addon-behind.md';
import apiserverAclOpen from './cluster-and-network/apiserver-acl-open.md';
import apiserverPublicEndpoint from './cluster-and-network/apiserver-public-endpoint.md';
import clusterAuditLogOff from './cluster-and-network/cluster-audit-log-off.md';
import clusterAutoUpgradeOff from './cluster-and-network/cluster-auto-upgrade-off.md';
import clusterVersionBehind from './cluster-and-network/cluster-version-behind.md';
import controlPlaneLogOff from './cluster-and-network/control-plane-log-off.md';
import deletionProtectionOff from './cluster-and-network/deletion-protection-off.md';
import diskUnencrypted from './cluster-and-network/disk-unencrypted.md';
import kubeletAnonymousAuth from './cluster-and-network/kubelet-anonymous-auth.md';
import kubeletAuthorizationMode from './cluster-and-network/kubelet-authorization-mode.md';
import kubeletReadOnlyPort from './cluster-and-network/kubelet-read-only-port.md';
import nodeHardeningOff from './cluster-and-network/node-hardening-off.md';
import nodeMetadataV1 from './cluster-and-network/node-metadata-v1.md';
import nodePasswordLogin from './cluster-and-network/node-password-login.md';
import nodePublicIp from './cluster-and-network/node-public-ip.md';
import nodeSecurityGroupOpen from './cluster-and-network/node-security-group-open.md';
import secretsKmsOff from './cluster-and-network/secrets-kms-off.md';
import serviceExternalIp from './cluster-and-network/service-external-ip.md';
import serviceInternetExposed from './cluster-and-network/service-internet-exposed.md';
import serviceNodePort from './cluster-and-network/service-node-port.md';
import podCapabilitiesAdded from './workload/pod-capabilities-added.md';
import podCapabilitiesNotDropped from './workload/pod-capabilities-not-dropped.md';
import podHostIpc from './workload/pod-host-ipc.md';
import podHostNetwork from './workload/pod-host-network.md';
import podHostPid from './workload/pod-host-pid.md';
import podPrivilegeEscalation from './workload/pod-privilege-escalation.md';
import podPrivileged from './workload/pod-privileged.md';
import podRunAsRoot from './workload/pod-run-as-root.md';
import podSeccompUnset from './workload/pod-seccomp-unset.md';

/** The page of each check: why it matters, how to fix it, when to accept it. */
export const pages: ReadonlyMap<string, string> = new Map([
  ['ack-policy-not-blocking', ackPolicyNotBlocking],
  ['addon-behind', addonBehind],
  ['apiserver-acl-open', apiserverAclOpen],
  ['apiserver-public-endpoint', apiserverPublicEndpoint],
  ['cluster-audit-log-off', clusterAuditLogOff],
  ['cluster-auto-upgrade-off', clusterAutoUpgradeOff],
  ['cluster-version-behind', clusterVersionBehind],
  ['control-plane-log-off', controlPlaneLogOff],
  ['deletion-protection-off', deletionProtectionOff],
  ['disk-unencrypted', diskUnencrypted],
  ['kubelet-anonymous-auth', kubeletAnonymousAuth],
  ['kubelet-authorization-mode', kubeletAuthorizationMode],
  ['kubelet-read-only-port', kubeletReadOnlyPort],
  ['node-hardening-off', nodeHardeningOff],
  ['node-metadata-v1', nodeMetadataV1],
  ['node-password-login', nodePasswordLogin],
  ['node-public-ip', nodePublicIp],
  ['node-security-group-open', nodeSecurityGroupOpen],
  ['secrets-kms-off', secretsKmsOff],
  ['service-external-ip', serviceExternalIp],
  ['service-internet-exposed', serviceInternetExposed],
  ['service-node-port', serviceNodePort],
  ['pod-capabilities-added', podCapabilitiesAdded],
  ['pod-capabilities-not-dropped', podCapabilitiesNotDropped],
  ['pod-host-ipc', podHostIpc],
  ['pod-host-network', podHostNetwork],
  ['pod-host-pid', podHostPid],
  ['pod-privilege-escalation', podPrivilegeEscalation],
  ['pod-privileged', podPrivileged],
  ['pod-run-as-root', podRunAsRoot],
  ['pod-seccomp-unset', podSeccompUnset],
]);
