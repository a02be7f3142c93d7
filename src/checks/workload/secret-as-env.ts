import type { Json, JsonObject } from '../../kernel/json.ts';
import { member } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

const KINDS = ['containers', 'initContainers', 'ephemeralContainers'] as const;

export default defineCheck({
  id: 'secret-as-env',
  title: { en: 'Secret is given as an environment variable', 'zh-CN': '以环境变量注入 Secret' },
  layer: 'workload',
  duty: 'protect',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} get Secrets as environment variables: {secrets}',
    'zh-CN': '容器 {containers} 以环境变量方式使用 Secret：{secrets}',
  },
  act: {
    step: {
      en: 'Mount {secrets} as files in {containers} and let the program read them there',
      'zh-CN': '将 {secrets} 以文件形式挂载到 {containers}，由程序从文件读取',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  judge(row) {
    let found: { container: string; secret: string; evidence: Evidence }[] | undefined;
    for (const kind of KINDS) {
      const list = member(row.spec, kind);
      if (!Array.isArray(list)) continue;
      for (let index = 0; index < list.length; index++) {
        const spec = list[index] as JsonObject;
        eachSecret(spec, (secret, below) => {
          found ??= [];
          const evidence = inSpec(row, `/${kind}/${index}${below}`, secret);
          found.push({ container: String(spec.name ?? index), secret: String(secret), evidence });
        });
      }
    }
    if (found === undefined) return pass;
    return fail(
      {
        containers: [...new Set(found.map(({ container }) => container))],
        secrets: [...new Set(found.map(({ secret }) => secret))],
      },
      found.map(({ evidence }) => evidence),
    );
  },
});

/** Optional ones too: they are there as soon as the Secret is. */
function eachSecret(spec: JsonObject, note: (name: Json, below: string) => void): void {
  const variables = member(spec, 'env');
  if (Array.isArray(variables))
    for (let index = 0; index < variables.length; index++) {
      const from = member(variables[index], 'valueFrom');
      // Most have a value of their own, and there are very many.
      if (from === undefined || from === null || at(from, 'secretKeyRef') === undefined) continue;
      note(at(from, 'secretKeyRef', 'name') ?? '', `/env/${index}/valueFrom/secretKeyRef/name`);
    }
  const sources = member(spec, 'envFrom');
  if (!Array.isArray(sources)) return;
  for (let index = 0; index < sources.length; index++)
    if (at(sources[index], 'secretRef') !== undefined)
      note(at(sources[index], 'secretRef', 'name') ?? '', `/envFrom/${index}/secretRef/name`);
}
