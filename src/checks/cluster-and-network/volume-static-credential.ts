import { pointerToken } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { VolumeSource } from '../../model/facts/volume-source.ts';
import { evidenceAt } from '../../model/normalise/fields.ts';
import type { Verdict } from '../../model/verdict.ts';
import { defineCheck } from '../kit/define-check.ts';
import { podVolumeCredentials } from '../kit/pod-volumes.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';
import { type HeldCredential, heldCredentials, isOssDriver, keysAmong } from '../kit/volume-credentials.ts';

export default defineCheck({
  id: 'volume-static-credential',
  title: { en: 'Volume holds a fixed AccessKey', 'zh-CN': '存储卷使用固定 AccessKey' },
  layer: 'cluster-and-network',
  duty: 'protect',
  severity: 'high',
  subject: 'volumeSources',
  reads: [],
  message: {
    en: '{volumes}: the storage driver is given a fixed credential ({credentials})',
    'zh-CN': '{volumes}：存储驱动使用固定凭据（{credentials}）',
  },
  act: {
    step: {
      en: 'Enable RRSA, set authType: rrsa and a RAM role for {volumes}, then delete {credentials} and the AccessKey: it counts as leaked where it stood in plain text',
      'zh-CN':
        '启用 RRSA，为 {volumes} 设置 authType: rrsa 和 RAM 角色，然后删除 {credentials} 及对应 AccessKey（明文存放的应视为已泄露）',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Volumes > Persistent Volumes',
      'zh-CN': '容器服务 > 集群 > {cluster} > 存储 > 存储卷',
    },
    call: 'kubectl get persistentvolumes,storageclasses -o yaml',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/mount-ossfs-1-0-volumes-using-rrsa-authentication',
  ],
  judge(row) {
    const { driver, attributes, secret } = row;
    if (!attributes.known) return unknown(attributes);
    if (!driver.known) {
      const keys = keysAmong('', attributes.value);
      return keys.length > 0 ? failOf(row, keys) : unknown(driver);
    }
    const settings = { driver: driver.value, attributes: attributes.value };
    const held = heldCredentials({ ...settings, secret: secret.known ? secret.value : '' });
    if (held.length > 0) return failOf(row, held);
    if (!isOssDriver(driver.value)) return notApplicable('volumes of this kind take no AccessKey');
    return secret.known ? pass : unknown(secret);
  },
  judgePod(row: PodTemplate): Verdict {
    const { found, gaps, anyOss } = podVolumeCredentials(row);
    if (found.length > 0)
      return fail(
        {
          volumes: [...new Set(found.map(({ volume }) => `volume ${volume}`))],
          credentials: [...new Set(found.map(({ credential }) => credential.name))],
        },
        found.map(({ evidence }) => evidence),
      );
    if (gaps.length > 0) return unknown(...gaps);
    return anyOss ? pass : notApplicable('no volume of the pod itself is on OSS');
  },
});

function failOf(row: VolumeSource, held: readonly HeldCredential[]): Verdict {
  return fail(
    { volumes: [`${row.kind} ${row.name}`], credentials: held.map(({ name }) => name) },
    held.flatMap((credential) => evidenceOf(row, credential)),
  );
}

function evidenceOf({ attributes, secret }: VolumeSource, { attribute, value }: HeldCredential): Evidence[] {
  if (attribute === undefined) return secret.known ? [secret.at] : [];
  return attributes.known ? [evidenceAt(attributes.at, `/${pointerToken(attribute)}`, value)] : [];
}
