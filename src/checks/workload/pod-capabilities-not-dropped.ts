import { type JsonObject, member } from '../../kernel/json.ts';
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
  id: 'pod-capabilities-not-dropped',
  title: { en: 'Container keeps default capabilities', 'zh-CN': '容器未移除默认 capability' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} do not drop ALL capabilities, or add back more than NET_BIND_SERVICE',
    'zh-CN': '容器 {containers} 未移除 ALL capability，或添加了 NET_BIND_SERVICE 以外的 capability',
  },
  act: {
    step: {
      en: 'Set capabilities.drop to ["ALL"] in {containers}, and add NET_BIND_SERVICE at most',
      'zh-CN': '将 {containers} 的 capabilities.drop 设置为 ["ALL"]，最多只添加 NET_BIND_SERVICE',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  applies: hasLinuxControls,
  judge(row) {
    const found = containersWhere(row, keepsSome);
    return found.length === 0 ? pass : failOf(row, found, 'capabilities');
  },
});

function keepsSome(container: JsonObject): boolean {
  const capabilities = setting(container, 'capabilities');
  const dropped = member(capabilities, 'drop');
  if (!Array.isArray(dropped) || !dropped.includes('ALL')) return true;
  const added = member(capabilities, 'add');
  if (!Array.isArray(added)) return false;
  for (const name of added) if (name !== 'NET_BIND_SERVICE') return true;
  return false;
}
