import type { CredentialHolder } from '../../model/facts/credential-holder.ts';
import type { CredentialPlace } from '../../model/facts/secret.ts';
import { evidenceAt } from '../../model/normalise/fields.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { isCredential, isUnreadable, shownShapes } from '../kit/credential-places.ts';
import { defineCheck } from '../kit/define-check.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const repeated = {
  severity: 'medium',
  severityReason: {
    en: 'Who may read the annotation may read the Secret; tools that hide its values show the annotation',
    'zh-CN': '可读取该注解者亦可读取该 Secret；但隐藏其值的工具会显示注解',
  },
} as const;

export default defineCheck({
  id: 'secret-in-configmap',
  title: { en: 'Credential kept outside of Secrets', 'zh-CN': '凭据存放在 Secret 之外' },
  layer: 'workload',
  duty: 'protect',
  severity: 'high',
  subject: 'credentialHolders',
  reads: [],
  message: {
    en: '{kind} {namespace}/{name} shows credentials in {places} ({shapes})',
    'zh-CN': '{kind} {namespace}/{name} 的 {places} 中存在凭据（{shapes}）',
  },
  act: {
    step: {
      en: 'Move {places} of {kind} {name} into a Secret that is mounted as a file, and replace the credentials: they count as leaked',
      'zh-CN': '将 {kind} {name} 的 {places} 移入以文件挂载的 Secret，并更换凭据（应视为已泄露）',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Configurations > ConfigMaps',
      'zh-CN': '容器服务 > 集群 > {cluster} > 配置管理 > 配置项',
    },
    call: 'kubectl -n {namespace} edit {kind} {name}',
  },
  references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  judge(row) {
    const found = row.credentials.filter((place) => isShown(row, place));
    if (found.length > 0)
      return fail(
        sawOf(row, found),
        found.map((place) => evidenceOf(row, place)),
        raised(row),
      );
    const unread = row.credentials.filter(isUnreadable);
    if (unread.length === 0) return pass;
    const { source, ids } = row.at;
    return unknown(
      ...unread.map(({ path }) =>
        gapOf(source, ids, 'failed', `${path} is no text, or nested too deeply to be read`),
      ),
    );
  },
});

/** Of a Secret only what its annotations repeat; a whole manifest of it is one. */
function isShown({ kind }: CredentialHolder, place: CredentialPlace): boolean {
  return isCredential(place) || (kind === 'Secret' && place.shapes.includes('secret-manifest'));
}

function sawOf({ kind, namespace, name }: CredentialHolder, found: readonly CredentialPlace[]) {
  const places = [...new Set(found.map(({ path }) => path.replace(/^\/(?:metadata\/)?/, '')))];
  return { kind, namespace, name, places, shapes: shownShapes(found) };
}

function evidenceOf({ at }: CredentialHolder, { path, value }: CredentialPlace) {
  return evidenceAt(at, path, value);
}

function raised({ kind }: CredentialHolder) {
  return kind === 'Secret' ? repeated : undefined;
}
