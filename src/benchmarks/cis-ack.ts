// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import type { Benchmark, BenchmarkItem } from '../model/benchmark.ts';
import { automated, inherited, partly } from './items.ts';

const FILES: readonly string[] = ['node-file-permissions'];
const FLAGS: readonly string[] = ['kubelet-flag-hygiene'];
const TLS: readonly string[] = ['kubelet-tls-weak'];

/** PodSecurityPolicy was removed in Kubernetes 1.25. */
const WITHOUT_PSP = {
  en: 'PodSecurityPolicy was removed in Kubernetes 1.25; Pod Security admission took its place',
  'zh-CN': 'PodSecurityPolicy 已在 Kubernetes 1.25 中移除，由 Pod Security 准入取代',
};

/** As kube-bench has it: what the benchmark leaves to a person counts towards no score. */
const UNSCORED = new Set([
  ...['1.1.9', '1.1.10', '1.1.20', '1.1.21'],
  ...['1.2.8', '1.2.10', '1.2.11', '1.2.31', '1.2.32', '1.2.33', '1.3.1', '2.7', '3.1.1', '3.2.1', '3.2.2'],
  ...['4.1.3', '4.1.4', '4.1.6', '4.1.7', '4.1.8', '4.2.4', '4.2.5', '4.2.6', '4.2.8', '4.2.9', '4.2.10'],
]);

const MASTER_FILES: readonly BenchmarkItem[] = [
  inherited('1.1.1', 'API server manifest: mode 644 or stricter', 'API Server 清单文件：权限 644 或更严格'),
  inherited('1.1.2', 'API server manifest: owned by root', 'API Server 清单文件：属主为 root:root'),
  inherited(
    '1.1.3',
    'Controller manager manifest: mode 644 or stricter',
    'Controller Manager 清单文件：权限 644 或更严格',
  ),
  inherited(
    '1.1.4',
    'Controller manager manifest: owned by root',
    'Controller Manager 清单文件：属主为 root:root',
  ),
  inherited('1.1.5', 'Scheduler manifest: mode 644 or stricter', 'Scheduler 清单文件：权限 644 或更严格'),
  inherited('1.1.6', 'Scheduler manifest: owned by root', 'Scheduler 清单文件：属主为 root:root'),
  inherited('1.1.7', 'etcd service file: mode 644 or stricter', 'etcd 服务文件：权限 644 或更严格'),
  inherited('1.1.8', 'etcd service file: owned by root', 'etcd 服务文件：属主为 root:root'),
  inherited('1.1.9', 'CNI files: mode 644 or stricter', 'CNI 文件：权限 644 或更严格'),
  inherited('1.1.10', 'CNI files: owned by root', 'CNI 文件：属主为 root:root'),
  inherited('1.1.11', 'etcd data directory: mode 700 or stricter', 'etcd 数据目录：权限 700 或更严格'),
  inherited('1.1.12', 'etcd data directory: owned by etcd', 'etcd 数据目录：属主为 etcd:etcd'),
  inherited('1.1.13', 'admin.conf: mode 644 or stricter', 'admin.conf：权限 644 或更严格'),
  inherited('1.1.14', 'admin.conf: owned by root', 'admin.conf：属主为 root:root'),
  inherited('1.1.15', 'scheduler.conf: mode 644 or stricter', 'scheduler.conf：权限 644 或更严格'),
  inherited('1.1.16', 'scheduler.conf: owned by root', 'scheduler.conf：属主为 root:root'),
  inherited(
    '1.1.17',
    'controller-manager.conf: mode 644 or stricter',
    'controller-manager.conf：权限 644 或更严格',
  ),
  inherited('1.1.18', 'controller-manager.conf: owned by root', 'controller-manager.conf：属主为 root:root'),
  inherited('1.1.19', 'PKI directory and files: owned by root', 'PKI 目录与文件：属主为 root:root'),
  inherited('1.1.20', 'PKI certificates: mode 644 or stricter', 'PKI 证书文件：权限 644 或更严格'),
  inherited('1.1.21', 'PKI keys: mode 600', 'PKI 私钥文件：权限 600'),
];

const API_SERVER: readonly BenchmarkItem[] = [
  inherited('1.2.1', 'API server: no basic authentication file', 'API Server：未使用 basic 认证文件'),
  inherited('1.2.2', 'API server: no static token file', 'API Server：未使用静态令牌文件'),
  inherited('1.2.3', 'API server: HTTPS to the kubelets', 'API Server：使用 HTTPS 访问 kubelet'),
  inherited(
    '1.2.4',
    'API server: client certificate and key for the kubelets',
    'API Server：已配置访问 kubelet 的客户端证书与私钥',
  ),
  inherited('1.2.5', 'API server: authorization is not AlwaysAllow', 'API Server：授权模式不是 AlwaysAllow'),
  inherited('1.2.6', 'API server: Node authorization is on', 'API Server：授权模式包含 Node'),
  inherited('1.2.7', 'API server: RBAC is on', 'API Server：授权模式包含 RBAC'),
  inherited('1.2.8', 'Admission plug-in EventRateLimit is on', '准入插件 EventRateLimit 已启用'),
  inherited('1.2.9', 'Admission plug-in AlwaysAdmit is off', '准入插件 AlwaysAdmit 未启用'),
  inherited('1.2.10', 'Admission plug-in AlwaysPullImages is on', '准入插件 AlwaysPullImages 已启用'),
  inherited(
    '1.2.11',
    'Admission plug-in SecurityContextDeny is on where PodSecurityPolicy is not used',
    '未使用 PodSecurityPolicy 时启用准入插件 SecurityContextDeny',
    { note: WITHOUT_PSP },
  ),
  inherited('1.2.12', 'Admission plug-in ServiceAccount is on', '准入插件 ServiceAccount 已启用'),
  inherited('1.2.13', 'Admission plug-in NamespaceLifecycle is on', '准入插件 NamespaceLifecycle 已启用'),
  inherited('1.2.14', 'Admission plug-in PodSecurityPolicy is on', '准入插件 PodSecurityPolicy 已启用', {
    note: WITHOUT_PSP,
  }),
  inherited('1.2.15', 'Admission plug-in NodeRestriction is on', '准入插件 NodeRestriction 已启用'),
  inherited('1.2.16', 'API server: no insecure bind address', 'API Server：未设置不安全的监听地址'),
  inherited('1.2.17', 'API server: no insecure port', 'API Server：不安全端口已关闭'),
  inherited('1.2.18', 'API server: the secure port is on', 'API Server：安全端口已启用'),
  inherited('1.2.19', 'API server: profiling is off', 'API Server：profiling 已关闭'),
  inherited('1.2.20', 'API server: the audit log has a path', 'API Server：已设置审计日志路径'),
  inherited('1.2.21', 'API server: audit logs are kept 30 days', 'API Server：审计日志保留 30 天'),
  inherited('1.2.22', 'API server: ten old audit logs are kept', 'API Server：保留 10 个历史审计日志'),
  inherited('1.2.23', 'API server: audit logs rotate at 100 MB', 'API Server：审计日志达到 100 MB 时轮转'),
  inherited('1.2.24', 'API server: a sound request timeout', 'API Server：请求超时时间设置合理'),
  inherited(
    '1.2.25',
    'API server: tokens of deleted service accounts are refused',
    'API Server：拒绝已删除服务账号的令牌',
  ),
  inherited(
    '1.2.26',
    'API server: a key file for service account tokens',
    'API Server：已设置服务账号令牌公钥文件',
  ),
  inherited('1.2.27', 'API server: certificate and key for etcd', 'API Server：已设置访问 etcd 的证书与私钥'),
  inherited('1.2.28', 'API server: certificate and key for TLS', 'API Server：已设置 TLS 证书与私钥'),
  inherited('1.2.29', 'API server: a CA for client certificates', 'API Server：已设置客户端证书 CA'),
  inherited('1.2.30', 'API server: a CA for etcd', 'API Server：已设置 etcd CA'),
  inherited('1.2.31', 'API server: encryption at rest is configured', 'API Server：已配置落盘加密'),
  inherited('1.2.32', 'API server: a strong provider encrypts at rest', 'API Server：落盘加密使用强加密方式'),
  inherited('1.2.33', 'API server: strong cipher suites only', 'API Server：仅使用强加密套件'),
];

const CONTROLLERS_AND_ETCD: readonly BenchmarkItem[] = [
  inherited(
    '1.3.1',
    'Controller manager: finished pods are collected at a threshold',
    'Controller Manager：已设置终止 Pod 的回收阈值',
  ),
  inherited('1.3.2', 'Controller manager: profiling is off', 'Controller Manager：profiling 已关闭'),
  inherited(
    '1.3.3',
    'Controller manager: each controller has credentials of its own',
    'Controller Manager：每个控制器使用独立的服务账号凭据',
  ),
  inherited(
    '1.3.4',
    'Controller manager: a private key for service account tokens',
    'Controller Manager：已设置服务账号令牌私钥文件',
  ),
  inherited('1.3.5', 'Controller manager: a root CA is given', 'Controller Manager：已设置根 CA'),
  inherited(
    '1.3.6',
    'Controller manager: serving certificates of kubelets rotate',
    'Controller Manager：kubelet 服务端证书自动轮换',
  ),
  inherited('1.3.7', 'Controller manager: listens on loopback', 'Controller Manager：仅监听本地回环地址'),
  inherited('1.4.1', 'Scheduler: profiling is off', 'Scheduler：profiling 已关闭'),
  inherited('1.4.2', 'Scheduler: listens on loopback', 'Scheduler：仅监听本地回环地址'),
  inherited('2.1', 'etcd: certificate and key for TLS', 'etcd：已设置 TLS 证书与私钥'),
  inherited('2.2', 'etcd: clients need a certificate', 'etcd：要求客户端证书'),
  inherited('2.3', 'etcd: no self-signed certificates for clients', 'etcd：客户端连接不使用自签名证书'),
  inherited('2.4', 'etcd: certificate and key between peers', 'etcd：成员之间已设置证书与私钥'),
  inherited('2.5', 'etcd: peers need a certificate', 'etcd：要求成员证书'),
  inherited('2.6', 'etcd: no self-signed certificates between peers', 'etcd：成员之间不使用自签名证书'),
  inherited('2.7', 'etcd: a CA of its own', 'etcd：使用独立的 CA'),
];

const CONTROL_PLANE: readonly BenchmarkItem[] = [
  partly('3.1.1', 'Kubeconfigs that may have leaked are revoked', '吊销可能泄露的 KubeConfig', [
    'kubeconfig-of-deleted-identity',
    'ram-delete-preflight',
    'rbac-of-deleted-identity',
  ]),
  automated('3.2.1', 'An audit policy is in force', '已启用审计策略', ['cluster-audit-log-off']),
  inherited('3.2.2', 'The audit policy covers what matters for security', '审计策略覆盖关键安全事项'),
];

const NODES: readonly BenchmarkItem[] = [
  automated(
    '4.1.1',
    'kubelet service file: mode 644 or stricter',
    'kubelet 服务文件：权限 644 或更严格',
    FILES,
    { settings: ['4.1.1'] },
  ),
  automated('4.1.2', 'kubelet service file: owned by root', 'kubelet 服务文件：属主为 root:root', FILES, {
    settings: ['4.1.2'],
  }),
  automated(
    '4.1.3',
    'kube-proxy kubeconfig, if there is one: mode 644 or stricter',
    'kube-proxy KubeConfig（如存在）：权限 644 或更严格',
    FILES,
    { settings: ['4.1.3'] },
  ),
  automated(
    '4.1.4',
    'kube-proxy kubeconfig, if there is one: owned by root',
    'kube-proxy KubeConfig（如存在）：属主为 root:root',
    FILES,
    { settings: ['4.1.4'] },
  ),
  automated(
    '4.1.5',
    'kubelet kubeconfig: mode 644 or stricter',
    'kubelet KubeConfig：权限 644 或更严格',
    FILES,
    { settings: ['4.1.5'] },
  ),
  automated('4.1.6', 'kubelet kubeconfig: owned by root', 'kubelet KubeConfig：属主为 root:root', FILES, {
    settings: ['4.1.6'],
  }),
  automated('4.1.7', 'CA file of the node: mode 644 or stricter', '节点 CA 文件：权限 644 或更严格', FILES, {
    settings: ['4.1.7'],
  }),
  automated('4.1.8', 'CA file of the node: owned by root', '节点 CA 文件：属主为 root:root', FILES, {
    settings: ['4.1.8'],
  }),
  automated(
    '4.1.9',
    'kubelet configuration: mode 644 or stricter',
    'kubelet 配置文件：权限 644 或更严格',
    FILES,
    { settings: ['4.1.9'] },
  ),
  automated('4.1.10', 'kubelet configuration: owned by root', 'kubelet 配置文件：属主为 root:root', FILES, {
    settings: ['4.1.10'],
  }),
  automated('4.2.1', 'kubelet: anonymous requests are refused', 'kubelet：拒绝匿名请求', [
    'kubelet-anonymous-auth',
  ]),
  automated('4.2.2', 'kubelet: authorization is not AlwaysAllow', 'kubelet：授权模式不是 AlwaysAllow', [
    'kubelet-authorization-mode',
  ]),
  automated('4.2.3', 'kubelet: a CA for client certificates', 'kubelet：已设置客户端证书 CA', [
    'kubelet-client-ca',
  ]),
  automated('4.2.4', 'kubelet: the read-only port is closed', 'kubelet：只读端口已关闭', [
    'kubelet-read-only-port',
  ]),
  automated('4.2.5', 'kubelet: idle streaming connections time out', 'kubelet：空闲流式连接会超时', FLAGS, {
    settings: ['streamingConnectionIdleTimeout'],
  }),
  automated('4.2.6', 'kubelet: kernel defaults are protected', 'kubelet：保护内核默认参数', FLAGS, {
    settings: ['protectKernelDefaults'],
  }),
  automated('4.2.7', 'kubelet: manages its iptables chains', 'kubelet：管理 iptables 工具链', FLAGS, {
    settings: ['makeIPTablesUtilChains'],
  }),
  automated(
    '4.2.8',
    'kubelet: an event rate that loses nothing of note',
    'kubelet：事件上报速率设置合理',
    FLAGS,
    {
      settings: ['eventRecordQPS'],
      // Zero is without a limit: the benchmark takes that, for no event is lost.
      accepts: ['eventRecordQPS=0'],
    },
  ),
  automated(
    '4.2.9',
    'kubelet: a serving certificate of the cluster',
    'kubelet：使用集群签发的服务端证书',
    TLS,
    {
      settings: ['serverTLSBootstrap', 'tlsCertFile'],
    },
  ),
  automated('4.2.10', 'kubelet: strong cipher suites only', 'kubelet：仅使用强加密套件', TLS, {
    settings: ['tlsCipherSuites'],
  }),
];

const POLICIES: readonly BenchmarkItem[] = [
  partly('5.1.1', 'cluster-admin only where it is needed', '仅在必要时使用 cluster-admin', [
    'rbac-ack-preset-admin',
    'rbac-cluster-admin',
  ]),
  automated('5.1.2', 'Few may read Secrets', '最小化 Secret 读取权限', ['rbac-secrets-read']),
  automated('5.1.3', 'No wildcards in roles', '角色中避免使用通配符', ['rbac-wildcard']),
  automated('5.1.4', 'Few may create pods', '最小化创建 Pod 的权限', ['rbac-workload-create']),
  automated('5.1.5', 'Default service accounts are not used', '不使用 default 服务账号', ['sa-default-used']),
  automated('5.1.6', 'Tokens are mounted only where they are needed', '仅在需要时挂载服务账号令牌', [
    'sa-token-automount',
  ]),
  automated('5.2.1', 'No privileged containers', '不使用特权容器', ['pod-privileged']),
  automated('5.2.2', 'No pods in the process namespace of the node', '不共享节点 PID 命名空间', [
    'pod-host-pid',
  ]),
  automated('5.2.3', 'No pods in the IPC namespace of the node', '不共享节点 IPC 命名空间', ['pod-host-ipc']),
  automated('5.2.4', 'No pods in the network namespace of the node', '不共享节点网络命名空间', [
    'pod-host-network',
  ]),
  automated('5.2.5', 'No privilege escalation', '禁止权限提升', ['pod-privilege-escalation']),
  automated('5.2.6', 'No containers that run as root', '不以 root 用户运行容器', ['pod-run-as-root']),
  automated('5.2.7', 'No NET_RAW capability', '不使用 NET_RAW capability', ['pod-net-raw']),
  automated('5.2.8', 'No added capabilities', '不添加 capability', ['pod-capabilities-added']),
  automated('5.2.9', 'All capabilities are dropped', '移除全部 capability', ['pod-capabilities-not-dropped']),
  automated('5.3.1', 'The network plug-in enforces network policies', '网络插件支持 NetworkPolicy', [
    'network-policy-unsupported',
  ]),
  automated('5.3.2', 'Every namespace has network policies', '所有命名空间均已定义 NetworkPolicy', [
    'namespace-no-default-deny',
    'pod-without-network-policy',
  ]),
  automated(
    '5.4.1',
    'Secrets as files rather than environment variables',
    '以文件而非环境变量方式使用 Secret',
    ['access-key-in-cluster', 'secret-as-env', 'secret-in-configmap', 'secret-literal-in-env'],
  ),
  partly('5.4.2', 'Secrets come from an external store', '使用外部密钥存储', [
    'secret-store-none',
    'secrets-kms-off',
  ]),
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
];

const SANDBOX: readonly string[] = ['untrusted-workload-unsandboxed'];

const MANAGED_SERVICES: readonly BenchmarkItem[] = [
  automated('6.1.1', 'Images are scanned for vulnerabilities', '对镜像进行漏洞扫描', [
    'acr-scan-off',
    'image-critical-vulns',
    'internet-exposed-vulnerable',
  ]),
  partly('6.1.2', 'Few users have access to ACR', '最小化用户对 ACR 的访问权限', [
    'acr-access-broad',
    'acr-endpoint-open',
    'acr-repo-public',
  ]),
  automated('6.1.3', 'The cluster only reads from ACR', '集群对 ACR 仅有只读权限', [
    'acr-node-write',
    'node-ram-role-broad',
  ]),
  automated('6.1.4', 'Images come from approved registries only', '仅使用可信镜像仓库', [
    'image-registry-untrusted',
  ]),
  automated('6.2.1', 'Secrets are encrypted with a key in KMS', '使用 KMS 密钥加密 Secret', [
    'secrets-kms-off',
  ]),
  automated('6.3.1', 'Access to the API server endpoint is restricted', '限制对 API Server 端点的访问', [
    'apiserver-acl-open',
    'apiserver-public-endpoint',
  ]),
  automated('6.3.2', 'The API server has a private endpoint only', 'API Server 仅使用私网端点', [
    'apiserver-public-endpoint',
  ]),
  automated('6.3.3', 'Nodes have no public address', '节点无公网 IP', ['node-public-ip']),
  automated('6.3.4', 'Network policies are on', '已启用 NetworkPolicy', ['network-policy-unsupported']),
  automated(
    '6.3.5',
    'Traffic to HTTPS load balancers is encrypted with TLS',
    'HTTPS 负载均衡流量使用 TLS 证书加密',
    ['ingress-tls-weak'],
  ),
  automated('6.4.1', 'Data disks are encrypted', '已启用数据盘加密', ['disk-unencrypted']),
  automated('6.5.1', 'Cluster auditing is on', '已启用集群审计', ['cluster-audit-log-off']),
  automated(
    '6.6.1',
    'Admission refuses unsafe pods',
    '准入控制拒绝不安全的 Pod',
    ['ack-policy-not-blocking', 'admission-policy-none'],
    { note: WITHOUT_PSP },
  ),
  partly('6.6.2', 'Security Center is on', '已启用云安全中心', [
    'security-center-agent-missing',
    'security-center-edition-low',
  ]),
  partly(
    '6.6.3',
    'Untrusted workloads run in sandboxed containers',
    '不可信工作负载运行于安全沙箱容器',
    SANDBOX,
  ),
  partly(
    '6.6.4',
    'Confidential workloads run in TEE-based nodes',
    '机密计算工作负载运行于 TEE 节点',
    SANDBOX,
  ),
  automated('6.6.5', 'Service account tokens are projected', '使用服务账号令牌卷投射', [
    'rrsa-off',
    'sa-token-static',
  ]),
];

/**
 * CIS ACK Benchmark 1.0 as kube-bench numbers it (`cfg/ack-1.0`): 61 items of nodes, policies and managed services,
 * and 73 of the control plane.
 */
export const CIS_ACK: Benchmark = {
  id: 'cis-ack-1.0',
  title: {
    en: 'CIS Alibaba Cloud Container Service for Kubernetes (ACK) Benchmark',
    'zh-CN': 'CIS 阿里云容器服务 Kubernetes 版（ACK）基准',
  },
  version: '1.0',
  reference: 'https://www.cisecurity.org/benchmark/kubernetes',
  sections: [
    { id: '1.1', title: { en: 'Configuration files of the masters', 'zh-CN': 'Master 节点配置文件' } },
    { id: '1.2', title: { en: 'API server', 'zh-CN': 'API Server' } },
    { id: '1.3', title: { en: 'Controller manager', 'zh-CN': 'Controller Manager' } },
    { id: '1.4', title: { en: 'Scheduler', 'zh-CN': 'Scheduler' } },
    { id: '2', title: { en: 'etcd', 'zh-CN': 'etcd' } },
    { id: '3.1', title: { en: 'Authentication and authorization', 'zh-CN': '认证与授权' } },
    { id: '3.2', title: { en: 'Logging of the control plane', 'zh-CN': '控制面日志' } },
    { id: '4.1', title: { en: 'Configuration files of the nodes', 'zh-CN': 'Worker 节点配置文件' } },
    { id: '4.2', title: { en: 'kubelet', 'zh-CN': 'kubelet' } },
    { id: '5.1', title: { en: 'RBAC and service accounts', 'zh-CN': 'RBAC 与服务账号' } },
    { id: '5.2', title: { en: 'Pod security', 'zh-CN': 'Pod 安全' } },
    { id: '5.3', title: { en: 'Network policies', 'zh-CN': '网络策略' } },
    { id: '5.4', title: { en: 'Secrets', 'zh-CN': 'Secret 管理' } },
    { id: '5.5', title: { en: 'Admission control', 'zh-CN': '准入控制' } },
    { id: '5.6', title: { en: 'General policies', 'zh-CN': '通用策略' } },
    { id: '6.1', title: { en: 'Image registry and scanning', 'zh-CN': '镜像仓库与镜像扫描' } },
    { id: '6.2', title: { en: 'Key Management Service', 'zh-CN': '密钥管理服务' } },
    { id: '6.3', title: { en: 'Cluster network', 'zh-CN': '集群网络' } },
    { id: '6.4', title: { en: 'Storage', 'zh-CN': '存储' } },
    { id: '6.5', title: { en: 'Audit logs', 'zh-CN': '审计日志' } },
    { id: '6.6', title: { en: 'Other settings of the cluster', 'zh-CN': '其他集群配置' } },
  ],
  items: [
    ...MASTER_FILES,
    ...API_SERVER,
    ...CONTROLLERS_AND_ETCD,
    ...CONTROL_PLANE,
    ...NODES,
    ...POLICIES,
    ...MANAGED_SERVICES,
  ].map((item) => ({ ...item, scored: /^[1-4]/.test(item.id) && !UNSCORED.has(item.id) })),
};
