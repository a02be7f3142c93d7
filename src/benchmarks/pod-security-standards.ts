// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import type { Benchmark, BenchmarkItem } from '../model/benchmark.ts';
import { automated } from './items.ts';

function baseline(id: string, en: string, zh: string, checks: readonly string[]): BenchmarkItem {
  return automated(`baseline.${id}`, en, zh, checks, { level: 'baseline' });
}

function restricted(id: string, en: string, zh: string, checks: readonly string[]): BenchmarkItem {
  return automated(`restricted.${id}`, en, zh, checks, { level: 'restricted' });
}

/** The controls of the newest version of the standards. */
export const POD_SECURITY_STANDARDS: Benchmark = {
  id: 'pod-security-standards',
  title: { en: 'Kubernetes Pod Security Standards', 'zh-CN': 'Kubernetes Pod 安全标准' },
  reference: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  sections: [
    { id: 'baseline', title: { en: 'Baseline', 'zh-CN': 'Baseline（基线）' } },
    { id: 'restricted', title: { en: 'Restricted', 'zh-CN': 'Restricted（受限）' } },
  ],
  items: [
    baseline('host-process', 'No Windows HostProcess containers', '不使用 Windows HostProcess 容器', [
      'pod-windows-host-process',
    ]),
    baseline('host-namespaces', 'No namespaces of the node', '不共享节点命名空间', [
      'pod-host-ipc',
      'pod-host-network',
      'pod-host-pid',
    ]),
    baseline('privileged', 'No privileged containers', '不使用特权容器', ['pod-privileged']),
    baseline('capabilities', 'No capabilities beyond the baseline list', '不添加基线列表之外的 capability', [
      'pod-capabilities-added',
    ]),
    baseline('host-path', 'No hostPath volumes', '不使用 hostPath 卷', [
      'pod-host-path',
      'pod-host-path-sensitive',
      'pod-runtime-socket',
    ]),
    baseline('host-ports', 'No host ports', '不使用 hostPort', ['pod-host-port']),
    baseline('host-probes', 'Probes and lifecycle hooks name no host', '探针与生命周期钩子不指定 host', [
      'pod-host-probe-target',
    ]),
    baseline('app-armor', 'AppArmor is not switched off', '未关闭 AppArmor', ['pod-apparmor-off']),
    baseline('selinux', 'No custom SELinux types, users or roles', '不自定义 SELinux 类型、用户或角色', [
      'pod-selinux-custom',
    ]),
    baseline('proc-mount', 'The default /proc mount', '使用默认的 /proc 挂载类型', ['pod-proc-mount']),
    baseline('seccomp', 'seccomp is not Unconfined', 'seccomp 不为 Unconfined', ['pod-seccomp-unset']),
    baseline('sysctls', 'Safe sysctls only', '仅使用安全的 sysctl', ['pod-unsafe-sysctl']),
    restricted('volume-types', 'Volumes of the restricted kinds only', '仅使用受限的卷类型', [
      'pod-volume-type',
    ]),
    restricted('privilege-escalation', 'No privilege escalation', '禁止权限提升', [
      'pod-privilege-escalation',
    ]),
    restricted('run-as-non-root', 'Containers must run as non-root', '容器必须以非 root 用户运行', [
      'pod-run-as-root',
    ]),
    restricted('non-root-user', 'No user id 0', '不使用用户 ID 0', ['pod-run-as-root']),
    restricted('seccomp', 'A seccomp profile is set', '已设置 seccomp 配置', ['pod-seccomp-unset']),
    restricted('capabilities', 'All capabilities are dropped', '移除全部 capability', [
      'pod-capabilities-not-dropped',
    ]),
  ],
};
