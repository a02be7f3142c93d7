import type { JsonObject } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  changeOwner,
  containersWhere,
  failOf,
  isRelaxedByUserNamespace,
  POD_SECURITY_STANDARDS,
  setting,
} from '../kit/pod-security.ts';
import { pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-proc-mount',
  title: { en: 'Container sees an unmasked /proc', 'zh-CN': '容器的 /proc 未被屏蔽' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} mount /proc unmasked',
    'zh-CN': '容器 {containers} 挂载了未屏蔽的 /proc',
  },
  act: {
    step: {
      en: 'Remove securityContext.procMount from {containers}, or set hostUsers of the pod to false',
      'zh-CN': '从 {containers} 中移除 securityContext.procMount，或将 Pod 的 hostUsers 设置为 false',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    // In a user namespace of the pod's own the baseline admits any kind of mount; `restricted` does not.
    if (isRelaxedByUserNamespace(row) && row.standard?.level !== 'restricted') return pass;
    const found = containersWhere(row, isUnmasked);
    return found.length === 0 ? pass : failOf(row, found, 'procMount');
  },
});

function isUnmasked(container: JsonObject): boolean {
  const mount = setting(container, 'procMount');
  return mount !== undefined && mount !== 'Default';
}
