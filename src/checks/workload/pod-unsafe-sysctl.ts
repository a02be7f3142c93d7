import { type Json, member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, POD_SECURITY_STANDARDS, setting, standardMinor } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

/** Each safe sysctl, and the minor version as of which it is on the list: 0 where it always was. */
const SAFE: ReadonlyMap<unknown, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_notsent_lowat', 37],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
]);

export default defineCheck({
  id: 'pod-unsafe-sysctl',
  title: { en: 'Pod sets a sysctl outside the safe list', 'zh-CN': 'Pod 设置了安全列表以外的 sysctl' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod sets the sysctls {sysctls}, which are not on the safe list',
    'zh-CN': 'Pod 设置了不在安全列表中的 sysctl：{sysctls}',
  },
  act: {
    step: {
      en: 'Remove {sysctls} from securityContext.sysctls; tune the node pool instead where it is needed',
      'zh-CN': '从 securityContext.sysctls 中移除 {sysctls}；确有需要时改为调整节点池',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
  judge(row) {
    const list = setting(row.spec, 'sysctls');
    if (!Array.isArray(list) || list.length === 0) return pass;
    const minor = standardMinor(row);
    const unsafe = list.flatMap((item, index) => (isSafe(member(item, 'name'), minor) ? [] : [index]));
    if (unsafe.length === 0) return pass;
    return fail(
      { sysctls: unsafe.map((index) => String(member(list[index], 'name'))) },
      unsafe.map((index) => inSpec(row, `/securityContext/sysctls/${index}`, list[index])),
    );
  },
});

function isSafe(name: Json | undefined, minor: number): boolean {
  const since = SAFE.get(name);
  return since !== undefined && since <= minor;
}
