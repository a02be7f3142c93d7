import { type JsonObject, member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  changeOwner,
  containersWhere,
  isRelaxedByUserNamespace,
  POD_SECURITY_STANDARDS,
  settersWhere,
  setting,
} from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

const AS_ROOT = {
  severity: 'high',
  severityReason: {
    en: 'runAsUser is 0: the processes do run as root',
    'zh-CN': 'runAsUser 为 0：进程确实以 root 身份运行',
  },
} as const;

export default defineCheck({
  id: 'pod-run-as-root',
  title: { en: 'Container may run as root', 'zh-CN': '容器可能以 root 身份运行' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: '{setters} may run as root: runAsNonRoot is not true, or runAsUser is 0',
    'zh-CN': '{setters} 可能以 root 身份运行：runAsNonRoot 不为 true，或 runAsUser 为 0',
  },
  act: {
    step: {
      en: 'Set runAsNonRoot to true and a runAsUser other than 0 for {setters}',
      'zh-CN': '为 {setters} 将 runAsNonRoot 设置为 true，并将 runAsUser 设置为非 0',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    if (isRelaxedByUserNamespace(row)) return pass;
    const root = settersWhere(row, isUserZero);
    const denied = settersWhere(row, saysRoot);
    // A container inherits the pod's true; a false is wrong wherever it stands.
    const silent = setting(row.spec, 'runAsNonRoot') === true ? [] : containersWhere(row, saysNothing);
    if (root.length === 0 && denied.length === 0 && silent.length === 0) return pass;
    const setters = [...new Set([...root, ...denied, ...silent].map(({ name }) => name))];
    const evidence = [
      ...root.map(({ path }) => inSpec(row, `${path}/runAsUser`, 0)),
      ...denied.map(({ path }) => inSpec(row, `${path}/runAsNonRoot`, false)),
      ...silent.map(({ path }) => inSpec(row, `${path}/securityContext/runAsNonRoot`, undefined)),
    ];
    return fail({ setters }, evidence, root.length > 0 ? AS_ROOT : undefined);
  },
});

function isUserZero(context: JsonObject): boolean {
  return member(context, 'runAsUser') === 0;
}

function saysRoot(context: JsonObject): boolean {
  return member(context, 'runAsNonRoot') === false;
}

function saysNothing(container: JsonObject): boolean {
  return setting(container, 'runAsNonRoot') === undefined;
}
