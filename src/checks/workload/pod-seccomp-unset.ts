import { isObject, type JsonObject, member } from '../../kernel/json.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import {
  changeOwner,
  containersWhere,
  hasLinuxControls,
  POD_SECURITY_STANDARDS,
  settersWhere,
  setting,
} from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

const UNCONFINED = {
  severity: 'high',
  severityReason: {
    en: 'the profile is switched off (Unconfined)',
    'zh-CN': 'seccomp 配置被关闭（Unconfined）',
  },
} as const;

export default defineCheck({
  id: 'pod-seccomp-unset',
  title: { en: 'Container runs without a seccomp profile', 'zh-CN': '容器未使用 seccomp 配置' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: '{setters} set no seccomp profile (RuntimeDefault or Localhost), so every system call is open',
    'zh-CN': '{setters} 未设置 seccomp 配置（RuntimeDefault 或 Localhost），可以使用全部系统调用',
  },
  act: {
    step: {
      en: 'Set securityContext.seccompProfile.type to RuntimeDefault for {setters}',
      'zh-CN': '为 {setters} 将 securityContext.seccompProfile.type 设置为 RuntimeDefault',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://kubernetes.io/docs/tutorials/security/seccomp/'],
  applies: hasLinuxControls,
  judge(row) {
    const wrong = settersWhere(row, hasWrongProfile);
    const silent = needsProfile(row) ? containersWhere(row, hasNoProfile) : [];
    if (wrong.length === 0 && silent.length === 0) return pass;
    const evidence = [
      ...wrong.map(({ context, path }) =>
        inSpec(row, `${path}/seccompProfile/type`, at(context, 'seccompProfile', 'type')),
      ),
      ...silent.map(({ path }) => inSpec(row, `${path}/securityContext/seccompProfile`, undefined)),
    ];
    const unconfined = wrong.some(({ context }) => at(context, 'seccompProfile', 'type') === 'Unconfined');
    const setters = [...wrong, ...silent].map(({ name }) => name);
    return fail({ setters }, evidence, unconfined ? UNCONFINED : undefined);
  },
});

/** Whether containers that name no profile have none. The baseline alone leaves that to the runtime. */
function needsProfile(row: PodTemplate): boolean {
  if (row.standard?.level === 'baseline') return false;
  const own = setting(row.spec, 'seccompProfile');
  return !(isObject(own) && isProfile(own));
}

function isProfile(profile: JsonObject): boolean {
  const type = member(profile, 'type');
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function hasWrongProfile(context: JsonObject): boolean {
  const profile = member(context, 'seccompProfile');
  return isObject(profile) && !isProfile(profile);
}

function hasNoProfile(container: JsonObject): boolean {
  return setting(container, 'seccompProfile') === undefined;
}
