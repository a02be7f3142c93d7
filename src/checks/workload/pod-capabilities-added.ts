import type { JsonObject } from '../../kernel/json.ts';
import { member } from '../../kernel/json.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, containersWhere, POD_SECURITY_STANDARDS, setting } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

// The names as the standard spells them: it admits no prefix and no other case, though runtimes do.
const ALLOWED = new Set<unknown>([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);
const OWNS_THE_NODE = new Set(['SYS_ADMIN', 'SYS_MODULE', 'SYS_PTRACE', 'ALL']);

export default defineCheck({
  id: 'pod-capabilities-added',
  title: {
    en: 'Container adds capabilities beyond the baseline',
    'zh-CN': '容器添加了超出基线的 capability',
  },
  layer: 'workload',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} add the capabilities {capabilities}, which the baseline does not allow',
    'zh-CN': '容器 {containers} 添加了基线不允许的 capability：{capabilities}',
  },
  act: {
    step: {
      en: 'Remove {capabilities} from capabilities.add of {containers}',
      'zh-CN': '从 {containers} 的 capabilities.add 中移除 {capabilities}',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  judge(row) {
    const found = containersWhere(row, addsMore);
    if (found.length === 0) return pass;
    const capabilities = [...new Set(found.flatMap(({ spec }) => addedBeyond(spec)))].sort();
    const saw = { containers: found.map(({ name }) => name), capabilities };
    const evidence = found.map(({ path, spec }) =>
      inSpec(row, `${path}/securityContext/capabilities/add`, at(setting(spec, 'capabilities'), 'add')),
    );
    const worst = capabilities.filter((name) => OWNS_THE_NODE.has(asRuntimesReadIt(name)));
    return worst.length === 0 ? fail(saw, evidence) : fail(saw, evidence, critical(worst));
  },
});

function addsMore(container: JsonObject): boolean {
  const added = member(setting(container, 'capabilities'), 'add');
  if (!Array.isArray(added)) return false;
  for (const name of added) if (!ALLOWED.has(name)) return true;
  return false;
}

function addedBeyond(container: JsonObject): string[] {
  const added = member(setting(container, 'capabilities'), 'add');
  return Array.isArray(added)
    ? added.filter((name) => !ALLOWED.has(name)).map((name) => String(name ?? ''))
    : [];
}

function asRuntimesReadIt(name: string): string {
  const upper = name.toUpperCase();
  return upper.startsWith('CAP_') ? upper.slice('CAP_'.length) : upper;
}

function critical(worst: readonly string[]) {
  const names = worst.join(', ');
  return {
    severity: 'critical',
    severityReason: {
      en: `${names} is as good as root on the node`,
      'zh-CN': `${names} 等同于拥有节点的 root 权限`,
    },
  } as const;
}
