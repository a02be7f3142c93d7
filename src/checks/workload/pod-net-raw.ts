import { type JsonObject, member } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, containersWhere, failOf, isLinuxOrUnsaid, setting } from '../kit/pod-security.ts';
import { pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-net-raw',
  title: { en: 'Container may forge packets', 'zh-CN': '容器可伪造网络报文' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} keep NET_RAW: they can forge packets of other addresses',
    'zh-CN': '容器 {containers} 保留 NET_RAW，可伪造其他地址的报文',
  },
  act: {
    step: {
      en: 'Drop ALL capabilities, or NET_RAW alone, in {containers}, and do not add NET_RAW',
      'zh-CN': '在 {containers} 中移除 ALL 或 NET_RAW capability，且不要添加 NET_RAW',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  applies: isLinuxOrUnsaid,
  judge(row) {
    const found = containersWhere(row, keepsNetRaw);
    return found.length === 0 ? pass : failOf(row, found, 'capabilities');
  },
});

// containerd clears everything for a dropped ALL, then adds, then drops what is named.
function keepsNetRaw(container: JsonObject): boolean {
  const capabilities = setting(container, 'capabilities');
  const dropped = member(capabilities, 'drop');
  if (names(dropped, 'NET_RAW')) return false;
  return names(member(capabilities, 'add'), 'NET_RAW') || !names(dropped, 'ALL');
}

/** Runtimes do not tell cases apart. */
function names(list: unknown, wanted: string): boolean {
  if (!Array.isArray(list)) return false;
  for (const name of list as (string | null)[])
    if (name === wanted || (name?.length === wanted.length && name.toUpperCase() === wanted)) return true;
  return false;
}
