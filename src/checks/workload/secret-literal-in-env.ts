import { type JsonObject, member } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { CredentialPlace } from '../../model/facts/secret.ts';
import { credentialsIn } from '../../model/normalise/credentials.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { containersOf, inSpec } from '../kit/containers.ts';
import { shownShapes } from '../kit/credential-places.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const LISTS = ['env', 'command', 'args'] as const;
/** The id of an AccessKey is no secret alone, and a check of its own says where it stands. */
const KEY_ID = 'alibaba-access-key-id';
/** Too deeply nested to be looked through: what it holds is not known. */
const UNREADABLE = 'unreadable';
/** An example asks to put a secret there. */
const PLACEHOLDER = 'placeholder';

export default defineCheck({
  id: 'secret-literal-in-env',
  title: { en: 'Credential written in the pod template', 'zh-CN': 'Pod 模板中写有明文凭据' },
  layer: 'workload',
  duty: 'protect',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'A credential stands in plain text in {places} ({shapes})',
    'zh-CN': '以下位置存在明文凭据：{places}（{shapes}）',
  },
  act: {
    step: {
      en: 'Move the values of {places} into a Secret that is mounted as a file, and replace the credentials: they count as leaked',
      'zh-CN': '将 {places} 的值移入以文件挂载的 Secret，并更换凭据（应视为已泄露）',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  judge(row) {
    const places: { place: string; credential: CredentialPlace }[] = [];
    for (const { name, spec, path } of containersOf(row))
      for (const list of LISTS)
        for (const credential of credentialsIn(member(spec, list), `${path}/${list}`))
          places.push({ place: `${name}/${list}`, credential });
    const found = places.filter(({ credential }) => isSecret(credential));
    if (found.length > 0)
      return fail(
        {
          places: [...new Set(found.map(({ place }) => place))],
          shapes: shownShapes(found.map(({ credential }) => credential)),
        },
        found.map(({ credential }) => inSpec(row, credential.path, credential.value)),
      );
    const gaps = places
      .filter(({ credential }) => credential.shapes.includes(UNREADABLE))
      .map(({ place }) => unreadable(row, `${place} is nested too deeply to be read`));
    for (const { name, spec } of containersOf(row))
      if (holdsOddValue(spec)) gaps.push(unreadable(row, `${name}/env holds a value that is not a text`));
    return gaps.length === 0 ? pass : unknown(...gaps);
  },
});

function isSecret({ shapes }: CredentialPlace): boolean {
  if (shapes.includes(PLACEHOLDER)) return false;
  return shapes.some((shape) => shape !== KEY_ID && shape !== UNREADABLE);
}

/** A number may be a password; the API server would refuse it. */
function holdsOddValue(container: JsonObject): boolean {
  const variables = member(container, 'env');
  if (!Array.isArray(variables)) return false;
  for (const variable of variables) {
    const value = member(variable, 'value');
    if (typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value)) return true;
  }
  return false;
}

function unreadable({ at }: PodTemplate, reason: string): Gap {
  return gapOf(at.source, at.ids, 'failed', reason, 'env');
}
