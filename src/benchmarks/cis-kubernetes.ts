// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import type { Benchmark } from '../model/benchmark.ts';
import { automated, partly } from './items.ts';

const PSA = 'namespace-psa-not-enforced';

/** Section 5, the customer's on every cluster of ACK. Numbers move between versions: they are those of 1.12. */
export const CIS_KUBERNETES: Benchmark = {
  id: 'cis-kubernetes-1.12',
  title: {
    en: 'CIS Kubernetes Benchmark, section 5 (policies)',
    'zh-CN': 'CIS Kubernetes 基准第 5 节（策略）',
  },
  version: '1.12',
  reference: 'https://www.cisecurity.org/benchmark/kubernetes',
  sections: [
    { id: '5.1', title: { en: 'RBAC and service accounts', 'zh-CN': 'RBAC 与服务账号' } },
    { id: '5.2', title: { en: 'Pod Security Standards', 'zh-CN': 'Pod 安全标准' } },
    { id: '5.3', title: { en: 'Network policies', 'zh-CN': '网络策略' } },
    { id: '5.4', title: { en: 'Secrets', 'zh-CN': 'Secret 管理' } },
    { id: '5.5', title: { en: 'Admission control', 'zh-CN': '准入控制' } },
    { id: '5.6', title: { en: 'General policies', 'zh-CN': '通用策略' } },
  ],
  items: [
    partly('5.1.1', 'cluster-admin only where it is needed', '仅在必要时使用 cluster-admin', [
      'rbac-ack-preset-admin',
      'rbac-cluster-admin',
      'rbac-dangling',
      'rbac-everyone-subject',
      'rbac-of-deleted-identity',
      'rbac-system-config-edit',
      'rbac-workload-takeover',
    ]),
    automated('5.1.2', 'Few may read Secrets', '最小化 Secret 读取权限', ['rbac-secrets-read']),
    automated('5.1.3', 'No wildcards in roles', '角色中避免使用通配符', ['rbac-wildcard']),
    automated('5.1.4', 'Few may create pods', '最小化创建 Pod 的权限', ['rbac-workload-create']),
    automated('5.1.5', 'Default service accounts are not used', '不使用 default 服务账号', [
      'sa-default-used',
    ]),
    automated('5.1.6', 'Tokens are mounted only where they are needed', '仅在需要时挂载服务账号令牌', [
      'sa-token-automount',
    ]),
    automated('5.1.7', 'Nobody is in system:masters', '避免使用 system:masters 组', [
      'identity-mapping-stale',
      'rbac-system-masters',
    ]),
    automated('5.1.8', 'Few may bind, impersonate or escalate', '限制 bind、impersonate 与 escalate 权限', [
      'rbac-binding-edit',
      'rbac-escalation-verbs',
    ]),
    automated('5.1.9', 'Few may create PersistentVolumes', '最小化创建 PersistentVolume 的权限', [
      'rbac-volume-create',
    ]),
    automated('5.1.10', 'Few may use the proxy of nodes', '最小化对 nodes/proxy 子资源的访问', [
      'rbac-node-proxy',
    ]),
    automated(
      '5.1.11',
      'Few may approve certificate requests',
      '最小化批准 CertificateSigningRequest 的权限',
      ['rbac-certificate-approve'],
    ),
    automated('5.1.12', 'Few may change webhook configurations', '最小化修改 Webhook 配置的权限', [
      'rbac-admission-edit',
      'webhook-risky',
    ]),
    automated('5.1.13', 'Few may create service account tokens', '最小化创建服务账号令牌的权限', [
      'rbac-token-create',
    ]),
    automated('5.2.1', 'Some admission control is in force', '至少启用一种准入策略', [
      'ack-policy-not-blocking',
      'admission-policy-none',
    ]),
    automated('5.2.2', 'No privileged containers', '不使用特权容器', [PSA, 'pod-privileged']),
    automated('5.2.3', 'No pods in the process namespace of the node', '不共享节点 PID 命名空间', [
      PSA,
      'pod-host-pid',
    ]),
    automated('5.2.4', 'No pods in the IPC namespace of the node', '不共享节点 IPC 命名空间', [
      PSA,
      'pod-host-ipc',
    ]),
    automated('5.2.5', 'No pods in the network namespace of the node', '不共享节点网络命名空间', [
      PSA,
      'pod-host-network',
    ]),
    automated('5.2.6', 'No privilege escalation', '禁止权限提升', [PSA, 'pod-privilege-escalation']),
    automated('5.2.7', 'No containers that run as root', '不以 root 用户运行容器', [PSA, 'pod-run-as-root']),
    automated('5.2.8', 'No NET_RAW capability', '不使用 NET_RAW capability', ['pod-net-raw']),
    automated('5.2.9', 'Capabilities are dropped and none added', '移除 capability 且不添加', [
      'pod-capabilities-added',
      'pod-capabilities-not-dropped',
    ]),
    automated('5.2.10', 'No Windows HostProcess containers', '不使用 Windows HostProcess 容器', [
      'pod-windows-host-process',
    ]),
    automated('5.2.11', 'No hostPath volumes', '不使用 hostPath 卷', [
      'pod-host-path',
      'pod-host-path-sensitive',
    ]),
    automated('5.2.12', 'No host ports', '不使用 hostPort', ['pod-host-port']),
    automated('5.3.1', 'The network plug-in enforces network policies', '网络插件支持 NetworkPolicy', [
      'network-policy-unsupported',
    ]),
    automated('5.3.2', 'Every namespace has network policies', '所有命名空间均已定义 NetworkPolicy', [
      'namespace-no-default-deny',
      'network-policy-ineffective',
      'pod-without-network-policy',
    ]),
    automated(
      '5.4.1',
      'Secrets as files rather than environment variables',
      '以文件而非环境变量方式使用 Secret',
      ['secret-as-env', 'secret-in-configmap', 'secret-literal-in-env'],
    ),
    partly('5.4.2', 'Secrets come from an external store', '使用外部密钥存储', ['secret-store-none']),
    partly('5.5.1', 'The provenance of images is checked at admission', '准入时校验镜像来源', [
      'image-registry-untrusted',
      'image-unsigned',
    ]),
    partly('5.6.1', 'Namespaces separate what is administered apart', '使用命名空间划分管理边界', [
      'default-namespace-used',
      'system-namespace-tenant',
    ]),
    automated('5.6.2', 'Pods have a seccomp profile', 'Pod 已设置 seccomp 配置', ['pod-seccomp-unset']),
    automated('5.6.3', 'Pods and containers have a security context', 'Pod 与容器已设置安全上下文', [
      'pod-apparmor-off',
      'pod-selinux-custom',
    ]),
    automated('5.6.4', 'The default namespace is not used', '不使用 default 命名空间', [
      'default-namespace-used',
    ]),
  ],
};
