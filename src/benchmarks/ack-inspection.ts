import type { Benchmark } from '../model/benchmark.ts';
import { automated } from './items.ts';

/** What the workload inspection of ACK looks for (component security-inspector). */
export const ACK_INSPECTION: Benchmark = {
  id: 'ack-inspection',
  title: { en: 'ACK workload inspection', 'zh-CN': 'ACK 配置巡检' },
  reference:
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/security-and-compliance/use-the-inspection-feature-to-detect-security-risks-in-the-workloads-of-an-ack-cluster',
  sections: [],
  items: [
    automated('anonymousUserRBACBinding', 'No rights for anonymous users', '未向匿名用户授权', [
      'rbac-everyone-subject',
    ]),
    automated('capabilitiesAdded', 'No added capabilities', '不添加 capability', ['pod-capabilities-added']),
    automated('cpuLimitsMissing', 'CPU limits are set', '已设置 CPU limits', ['pod-limits-missing']),
    automated('cpuRequestsMissing', 'CPU requests are set', '已设置 CPU requests', ['pod-requests-missing']),
    automated('hostIPCSet', 'No IPC namespace of the node', '不共享节点 IPC 命名空间', ['pod-host-ipc']),
    automated('hostNetworkSet', 'No network namespace of the node', '不共享节点网络命名空间', [
      'pod-host-network',
    ]),
    automated('hostPIDSet', 'No process namespace of the node', '不共享节点 PID 命名空间', ['pod-host-pid']),
    automated('hostPortSet', 'No host ports', '不使用 hostPort', ['pod-host-port']),
    automated('livenessProbeMissing', 'A liveness probe is set', '已设置存活探针', ['pod-probes-missing']),
    automated('memoryLimitsMissing', 'Memory limits are set', '已设置内存 limits', ['pod-limits-missing']),
    automated('memoryRequestsMissing', 'Memory requests are set', '已设置内存 requests', [
      'pod-requests-missing',
    ]),
    automated('notReadOnlyRootFileSystem', 'The root file system is read-only', '根文件系统只读', [
      'pod-writable-rootfs',
    ]),
    automated('privilegeEscalationAllowed', 'No privilege escalation', '禁止权限提升', [
      'pod-privilege-escalation',
    ]),
    automated('readinessProbeMissing', 'A readiness probe is set', '已设置就绪探针', ['pod-probes-missing']),
    automated('runAsPrivileged', 'No privileged containers', '不使用特权容器', ['pod-privileged']),
    automated('runAsRootAllowed', 'No containers that run as root', '不以 root 用户运行容器', [
      'pod-run-as-root',
    ]),
    automated('tagNotSpecified', 'Images have a fixed tag', '镜像已指定固定标签', ['image-mutable-tag']),
  ],
};
