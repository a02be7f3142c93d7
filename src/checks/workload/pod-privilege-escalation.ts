import type { JsonObject } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  changeOwner,
  containersWhere,
  failOf,
  hasLinuxControls,
  POD_SECURITY_STANDARDS,
  setting,
} from '../kit/pod-security.ts';
import { pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-privilege-escalation',
  title: { en: 'Container may gain privileges after it started', 'zh-CN': '容器启动后可以提升权限' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} do not set allowPrivilegeEscalation to false',
    'zh-CN': '容器 {containers} 未将 allowPrivilegeEscalation 设置为 false',
  },
  act: {
    step: {
      en: 'Set securityContext.allowPrivilegeEscalation to false in {containers}',
      'zh-CN': '将 {containers} 的 securityContext.allowPrivilegeEscalation 设置为 false',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  applies: hasLinuxControls,
  judge(row) {
    const found = containersWhere(row, mayEscalate);
    return found.length === 0 ? pass : failOf(row, found, 'allowPrivilegeEscalation');
  },
});

// Absent means true; only containers have the field.
function mayEscalate(container: JsonObject): boolean {
  return setting(container, 'allowPrivilegeEscalation') !== false;
}
