import { isObject, type Json, member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

const ALLOWED = new Set([
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image'],
  ...['persistentVolumeClaim', 'projected', 'secret'],
]);

export default defineCheck({
  id: 'pod-volume-type',
  title: { en: 'Volume of a kind outside the restricted list', 'zh-CN': '存储卷类型不在受限列表中' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Volumes {volumes} are of kinds outside the restricted list: {kinds}',
    'zh-CN': '存储卷 {volumes} 的类型不在受限列表中：{kinds}',
  },
  act: {
    step: {
      en: 'Replace the volumes {volumes} by persistent volume claims of a CSI driver',
      'zh-CN': '将存储卷 {volumes} 替换为 CSI 驱动的持久卷声明',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    const volumes = member(row.spec, 'volumes');
    if (!Array.isArray(volumes)) return pass;
    let found: number[] | undefined;
    for (let index = 0; index < volumes.length; index++) {
      if (otherKind(volumes[index]) === undefined) continue;
      found ??= [];
      found.push(index);
    }
    if (found === undefined) return pass;
    const kinds = found.map((index) => String(otherKind(volumes[index])));
    return fail(
      { volumes: found.map((index) => String(member(volumes[index], 'name'))), kinds: [...new Set(kinds)] },
      found.map((index, which) =>
        inSpec(row, `/volumes/${index}/${kinds[which]}`, member(volumes[index], String(kinds[which]))),
      ),
    );
  },
});

/** The kind is the name of the one member beside `name`; a volume without is an emptyDir. */
function otherKind(volume: Json | undefined): string | undefined {
  if (!isObject(volume)) return undefined;
  for (const name in volume) {
    if (name !== 'name' && !ALLOWED.has(name) && volume[name] !== null) return name;
  }
  return undefined;
}
