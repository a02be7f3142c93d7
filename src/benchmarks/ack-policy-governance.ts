// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import type { Benchmark } from '../model/benchmark.ts';
import { automated, leftOut } from './items.ts';

const NOT_SECURITY = {
  en: 'Cost, scheduling or mesh policy: no duty of the shared responsibility model; whether the rule blocks is still read by ack-policy-not-blocking',
  'zh-CN':
    '属于成本、调度或服务网格策略，不是共享责任模型中的责任；规则是否拦截仍由 ack-policy-not-blocking 检查',
};
const AVAILABILITY = {
  en: 'Availability: no duty of the shared responsibility model',
  'zh-CN': '属于可用性，不是共享责任模型中的责任',
};
const HOUSE_STYLE = {
  en: 'House style: an owner label is read to find whose an object is, and not judged',
  'zh-CN': '属于团队规范：归属标签仅用于定位责任人，不做判定',
};

const PROTECTED: readonly string[] = ['deletion-protection-off'];
const EXPOSED: readonly string[] = ['service-internet-exposed'];

/** The rules of ACK policy governance (Gatekeeper constraint templates). */
export const ACK_POLICY_GOVERNANCE: Benchmark = {
  id: 'ack-policy-governance',
  title: { en: 'ACK policy governance rules', 'zh-CN': 'ACK 策略治理规则库' },
  reference:
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/predefined-security-policies-of-ack',
  sections: [],
  items: [
    automated('ACKAllowedRepos', 'Images come from allowed repositories', '仅使用允许的镜像仓库', [
      'image-registry-untrusted',
    ]),
    leftOut(
      'ACKBlockAutoinjectServiceEnv',
      'No injected Service variables',
      '禁止注入 Service 环境变量',
      NOT_SECURITY,
    ),
    automated('ACKBlockAutomountToken', 'No automatic token mounts', '禁止自动挂载服务账号令牌', [
      'sa-token-automount',
    ]),
    automated('ACKBlockEphemeralContainer', 'No ephemeral containers', '禁止使用临时容器', [
      'pod-ephemeral-container',
    ]),
    automated(
      'ACKBlockInternetLoadBalancer',
      'No internet-facing load balancers',
      '禁止使用公网负载均衡',
      EXPOSED,
    ),
    automated('ACKBlockLoadBalancer', 'No load balancers', '禁止使用 LoadBalancer 类型的 Service', EXPOSED),
    automated('ACKBlockNodeDelete', 'Nodes are not deleted', '禁止删除节点', PROTECTED),
    automated('ACKBlockNodePort', 'No NodePort Services', '禁止使用 NodePort 类型的 Service', [
      'service-node-port',
    ]),
    automated('ACKBlockProcessNamespaceSharing', 'No shared process namespaces', '禁止共享进程命名空间', [
      'pod-shared-process-namespace',
    ]),
    automated('ACKBlockVolumeTypes', 'No forbidden kinds of volumes', '禁止使用指定的卷类型', [
      'pod-volume-type',
    ]),
    automated('ACKCheckNginxAnnotation', 'No risky NGINX annotations', '禁止使用有风险的 NGINX 注解', [
      'ingress-snippet-annotation',
    ]),
    automated('ACKCheckNginxPath', 'No risky paths in an Ingress', '禁止在 Ingress 中使用有风险的路径', [
      'ingress-snippet-annotation',
    ]),
    automated('ACKContainerLimits', 'Limits are set', '已设置 limits', ['pod-limits-missing']),
    automated('ACKContainerRequests', 'Requests are set', '已设置 requests', ['pod-requests-missing']),
    automated('ACKContainerResourcesRange', 'Requests are in a range', '资源 requests 在指定范围内', [
      'pod-requests-missing',
    ]),
    leftOut('ACKContainerResourcesWhitelist', 'Only listed resources', '仅使用列表中的资源', NOT_SECURITY),
    automated('ACKEmptyDirHasSizeLimit', 'emptyDir has a size limit', 'emptyDir 已设置 sizeLimit', [
      'pod-limits-missing',
    ]),
    automated('ACKExternalIPs', 'Services claim no external addresses', 'Service 不使用 externalIPs', [
      'service-external-ip',
    ]),
    automated('ACKImageDigests', 'Images are pinned to a digest', '镜像使用摘要固定版本', [
      'image-not-digest',
    ]),
    leftOut(
      'ACKLocalStorageRequireSafeToEvict',
      'Local storage says whether it may be evicted',
      '使用本地存储的 Pod 须声明可否驱逐',
      NOT_SECURITY,
    ),
    automated(
      'ACKNamespacesDeleteProtection',
      'Namespaces are protected from deletion',
      '命名空间删除保护',
      PROTECTED,
    ),
    automated('ACKNoEnvVarSecrets', 'No Secrets as environment variables', '禁止以环境变量方式使用 Secret', [
      'access-key-in-cluster',
      'secret-as-env',
    ]),
    leftOut(
      'ACKOSSStorageLocationConstraint',
      'OSS volumes in given regions',
      '限制 OSS 存储卷所在地域',
      NOT_SECURITY,
    ),
    automated('ACKPSPAllowPrivilegeEscalationContainer', 'No privilege escalation', '禁止权限提升', [
      'pod-privilege-escalation',
    ]),
    automated('ACKPSPAllowedUsers', 'Allowed users only', '仅允许指定的用户', ['pod-run-as-root']),
    automated('ACKPSPAppArmor', 'Allowed AppArmor profiles only', '仅允许指定的 AppArmor 配置', [
      'pod-apparmor-off',
    ]),
    automated('ACKPSPCapabilities', 'Allowed capabilities only', '仅允许指定的 capability', [
      'pod-capabilities-added',
      'pod-capabilities-not-dropped',
    ]),
    automated('ACKPSPFSGroup', 'Allowed fsGroup only', '仅允许指定的 fsGroup', ['pod-low-uid-gid']),
    automated('ACKPSPFlexVolumes', 'Allowed FlexVolume drivers only', '仅允许指定的 FlexVolume 驱动', [
      'pod-volume-type',
    ]),
    automated('ACKPSPForbiddenSysctls', 'No forbidden sysctls', '禁止使用不安全的 sysctl', [
      'pod-unsafe-sysctl',
    ]),
    automated('ACKPSPHostFilesystem', 'No host paths', '限制 hostPath', ['pod-host-path']),
    automated('ACKPSPHostNamespace', 'No namespaces of the node', '不共享节点命名空间', [
      'pod-host-ipc',
      'pod-host-pid',
    ]),
    automated('ACKPSPHostNetworkingPorts', 'No network or ports of the node', '不使用节点网络与端口', [
      'pod-host-network',
      'pod-host-port',
    ]),
    automated('ACKPSPPrivilegedContainer', 'No privileged containers', '禁止使用特权容器', [
      'pod-privileged',
    ]),
    automated('ACKPSPProcMount', 'Allowed /proc mounts only', '仅允许指定的 /proc 挂载类型', [
      'pod-proc-mount',
    ]),
    automated('ACKPSPReadOnlyRootFilesystem', 'The root file system is read-only', '根文件系统只读', [
      'pod-writable-rootfs',
    ]),
    automated('ACKPSPSELinuxV2', 'Allowed SELinux options only', '仅允许指定的 SELinux 选项', [
      'pod-selinux-custom',
    ]),
    automated('ACKPSPSeccomp', 'Allowed seccomp profiles only', '仅允许指定的 seccomp 配置', [
      'pod-seccomp-unset',
    ]),
    automated('ACKPSPVolumeTypes', 'Allowed kinds of volumes only', '仅允许指定的卷类型', [
      'pod-volume-type',
    ]),
    leftOut('ACKPVCConstraint', 'Constraints on volume claims', '限制 PVC', NOT_SECURITY),
    leftOut('ACKPVSizeConstraint', 'Constraints on the size of volumes', '限制 PV 容量', NOT_SECURITY),
    automated('ACKPodsRequireSecurityContext', 'Pods have a security context', 'Pod 须设置安全上下文', [
      'pod-run-as-root',
    ]),
    automated(
      'ACKProtectBoundingPV',
      'Bound volumes are protected from deletion',
      '已绑定 PV 删除保护',
      PROTECTED,
    ),
    automated('ACKProtectCoreDNS', 'CoreDNS is protected from deletion', 'CoreDNS 删除保护', PROTECTED),
    leftOut('ACKRequiredLabels', 'Required labels', '须设置指定标签', HOUSE_STYLE),
    leftOut('ACKRequiredNodeSelector', 'Required node selectors', '须设置指定的节点选择器', NOT_SECURITY),
    automated('ACKRequiredProbes', 'Probes are set', '须设置探针', ['pod-probes-missing']),
    automated(
      'ACKResourceDeletionProtection',
      'Resources are protected from deletion',
      '资源删除保护',
      PROTECTED,
    ),
    automated('ACKRestrictALBCreation', 'ALB Ingresses are restricted', '限制创建 ALB', EXPOSED),
    automated('ACKRestrictNamespaces', 'Namespaces are restricted', '限制使用指定的命名空间', [
      'system-namespace-tenant',
    ]),
    automated('ACKRestrictRoleBindings', 'Bindings of given roles are restricted', '限制绑定指定的角色', [
      'rbac-ack-preset-admin',
    ]),
    automated(
      'ACKServicesDeleteProtection',
      'Services are protected from deletion',
      'Service 删除保护',
      PROTECTED,
    ),
    leftOut('ACKWorkloadReplicasRange', 'Replicas are in a range', '副本数在指定范围内', AVAILABILITY),
    leftOut(
      'ASMSidecarInjectionEnforced',
      'Sidecars of the service mesh are injected',
      '强制注入 ASM Sidecar',
      NOT_SECURITY,
    ),
    automated('RatifyVerification', 'Signatures of images are verified', '校验镜像签名', ['image-unsigned']),
  ],
};
