import { type Json, member } from '../../kernel/json.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { imagesWhere } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { hasPasswordFreePull, isAckImage } from '../kit/registries.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

/** The component makes Secrets of this name and renews what is in them. */
const RENEWED = 'acr-credential-';

export default defineCheck({
  id: 'image-pull-secret-static',
  title: { en: 'Registry password kept as a pull secret', 'zh-CN': '以 Secret 长期保存镜像仓库密码' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Secrets {secrets} keep a registry password although {registries} can be used without one',
    'zh-CN': 'Secret {secrets} 保存镜像仓库密码，而 {registries} 支持免密拉取',
  },
  act: {
    step: {
      en: 'Install aliyun-acr-credential-helper for {registries}, remove {secrets} from the pod template, delete them and reset the password',
      'zh-CN':
        '为 {registries} 安装 aliyun-acr-credential-helper 免密组件，从 Pod 模板移除 {secrets} 后删除，并重置密码',
    },
    ...changeOwner,
  },
  references: [
    'https://help.aliyun.com/en/ack/ack-managed-and-ack-dedicated/user-guide/non-secret-pulling-container-image',
  ],
  judge(row) {
    const secrets = member(row.spec, 'imagePullSecrets');
    if (!Array.isArray(secrets) || secrets.length === 0) return pass;
    const names = secrets.map(nameOf);
    const kept = names.filter((name) => name !== '' && !name.startsWith(RENEWED));
    if (kept.length === 0) return pass;
    const { found, invalid } = imagesWhere(row, hasPasswordFreePull);
    // Another registry's images, or the component beside them: the Secret may be of that registry.
    const others = imagesWhere(row, (image) => !hasPasswordFreePull(image) && !isAckImage(image)).found;
    if (found.length === 0) return invalid.length > 0 ? unknown(...invalid) : pass;
    if (kept.length < names.length) return pass;
    if (others.length > 0 || invalid.length > 0)
      return unknown(
        gapOf(row.at.source, row.at.ids, 'absent', 'no source tells for which registry a pull secret is'),
      );
    return fail(
      { secrets: kept, registries: [...new Set(found.map(({ image }) => image.registry))].sort() },
      kept.map((name) => inSpec(row, `/imagePullSecrets/${names.indexOf(name)}/name`, name)),
    );
  },
});

function nameOf(reference: Json): string {
  const name = at(reference, 'name');
  return typeof name === 'string' ? name : '';
}
