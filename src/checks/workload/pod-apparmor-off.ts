import { isObject, type JsonObject, member } from '../../kernel/json.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { at, inAnnotations, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, POD_SECURITY_STANDARDS, settersWhere } from '../kit/pod-security.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

// Of before 1.30, one for each container; the API server still keeps them in step with the fields.
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

export default defineCheck({
  id: 'pod-apparmor-off',
  title: { en: 'AppArmor profile is switched off', 'zh-CN': 'AppArmor 配置被关闭' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: '{setters} replace the default AppArmor profile by {profiles}',
    'zh-CN': '{setters} 将默认的 AppArmor 配置替换为 {profiles}',
  },
  act: {
    step: {
      en: 'Set appArmorProfile.type to RuntimeDefault or Localhost for {setters}, or remove it',
      'zh-CN': '将 {setters} 的 appArmorProfile.type 设置为 RuntimeDefault 或 Localhost，或将其移除',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://kubernetes.io/docs/tutorials/security/apparmor/'],
  judge(row) {
    const fields = settersWhere(row, hasWrongProfile);
    const annotations = wrongAnnotations(row);
    const texts = annotations.filter((name) => typeof row.annotations[name] === 'string');
    if (fields.length === 0 && texts.length === 0) {
      // The redactor may have replaced the value, and what it was cannot be told.
      return annotations.length === 0
        ? pass
        : unknown(gapOf(row.at.source, row.at.ids, 'failed', 'the annotation is not a text', annotations[0]));
    }
    const setters = [
      ...fields.map(({ name }) => name),
      ...texts.map((name) => name.slice(ANNOTATION.length)),
    ];
    const types = fields.map(({ context }) => String(at(context, 'appArmorProfile', 'type') ?? '-'));
    return fail(
      {
        setters: [...new Set(setters)],
        profiles: [...new Set([...types, ...texts.map((name) => String(row.annotations[name]))])],
      },
      [
        ...fields.map(({ context, path }) =>
          inSpec(row, `${path}/appArmorProfile`, at(context, 'appArmorProfile')),
        ),
        ...texts.map((name) => inAnnotations(row, name)),
      ],
    );
  },
});

function hasWrongProfile(context: JsonObject): boolean {
  const profile = member(context, 'appArmorProfile');
  if (!isObject(profile)) return false;
  const type = member(profile, 'type');
  return type !== 'RuntimeDefault' && type !== 'Localhost';
}

function wrongAnnotations(row: PodTemplate): readonly string[] {
  let found: string[] | undefined;
  for (const name in row.annotations) {
    if (!name.startsWith(ANNOTATION)) continue;
    const value = row.annotations[name];
    if (value === null || value === '' || value === 'runtime/default') continue;
    if (typeof value === 'string' && value.startsWith('localhost/')) continue;
    found ??= [];
    found.push(name);
  }
  return found ?? NONE;
}

const NONE: readonly string[] = [];
