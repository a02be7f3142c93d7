// Written by `npm run generate`.
import type { AnyCheck } from './kit/define-check.ts';
import ackPolicyNotBlocking from './cluster-and-network/ack-policy-not-blocking.ts';
import addonBehind from './cluster-and-network/addon-behind.ts';
import apiserverAclOpen from './cluster-and-network/apiserver-acl-open.ts';
import apiserverPublicEndpoint from './cluster-and-network/apiserver-public-endpoint.ts';
import clusterAuditLogOff from './cluster-and-network/cluster-audit-log-off.ts';
import clusterAutoUpgradeOff from './cluster-and-network/cluster-auto-upgrade-off.ts';
import clusterVersionBehind from './cluster-and-network/cluster-version-behind.ts';
import controlPlaneLogOff from './cluster-and-network/control-plane-log-off.ts';
import deletionProtectionOff from './cluster-and-network/deletion-protection-off.ts';
import diskUnencrypted from './cluster-and-network/disk-unencrypted.ts';
import kubeletAnonymousAuth from './cluster-and-network/kubelet-anonymous-auth.ts';
import kubeletAuthorizationMode from './cluster-and-network/kubelet-authorization-mode.ts';
import kubeletReadOnlyPort from './cluster-and-network/kubelet-read-only-port.ts';
import nodeHardeningOff from './cluster-and-network/node-hardening-off.ts';
import nodeMetadataV1 from './cluster-and-network/node-metadata-v1.ts';
import nodePasswordLogin from './cluster-and-network/node-password-login.ts';
import nodePublicIp from './cluster-and-network/node-public-ip.ts';
import nodeSecurityGroupOpen from './cluster-and-network/node-security-group-open.ts';
import secretsKmsOff from './cluster-and-network/secrets-kms-off.ts';
import serviceExternalIp from './cluster-and-network/service-external-ip.ts';
import serviceInternetExposed from './cluster-and-network/service-internet-exposed.ts';
import serviceNodePort from './cluster-and-network/service-node-port.ts';
import podCapabilitiesAdded from './workload/pod-capabilities-added.ts';
import podCapabilitiesNotDropped from './workload/pod-capabilities-not-dropped.ts';
import podHostIpc from './workload/pod-host-ipc.ts';
import podHostNetwork from './workload/pod-host-network.ts';
import podHostPid from './workload/pod-host-pid.ts';
import podPrivilegeEscalation from './workload/pod-privilege-escalation.ts';
import podPrivileged from './workload/pod-privileged.ts';
import podRunAsRoot from './workload/pod-run-as-root.ts';
import podSeccompUnset from './workload/pod-seccomp-unset.ts';

export const catalogue: readonly AnyCheck[] = [
  ackPolicyNotBlocking,
  addonBehind,
  apiserverAclOpen,
  apiserverPublicEndpoint,
  clusterAuditLogOff,
  clusterAutoUpgradeOff,
  clusterVersionBehind,
  controlPlaneLogOff,
  deletionProtectionOff,
  diskUnencrypted,
  kubeletAnonymousAuth,
  kubeletAuthorizationMode,
  kubeletReadOnlyPort,
  nodeHardeningOff,
  nodeMetadataV1,
  nodePasswordLogin,
  nodePublicIp,
  nodeSecurityGroupOpen,
  secretsKmsOff,
  serviceExternalIp,
  serviceInternetExposed,
  serviceNodePort,
  podCapabilitiesAdded,
  podCapabilitiesNotDropped,
  podHostIpc,
  podHostNetwork,
  podHostPid,
  podPrivilegeEscalation,
  podPrivileged,
  podRunAsRoot,
  podSeccompUnset,
];
