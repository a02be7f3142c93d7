import { gapOf } from '../../model/normalise/reading.ts';
import { allowedRepositories, isAllowed, POLICIES } from '../kit/allowed-repositories.ts';
import { defineCheck } from '../kit/define-check.ts';
import { failOfImages, imagesWhere } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { isAckImage, isEnterpriseInstance, isOpenRegistry } from '../kit/registries.ts';
import { pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'image-registry-untrusted',
  title: { en: 'Image from a registry that is not allowed', 'zh-CN': '镜像来自非允许的仓库' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  hints: ['policyInstances'],
  message: {
    en: 'Containers {containers} run images from outside the allowed registries: {images}',
    'zh-CN': '容器 {containers} 的镜像不在允许的镜像仓库范围内：{images}',
  },
  act: {
    step: {
      en: 'Copy {images} into your Container Registry instance, have them scanned there, and pull from it; enforce the list with the policy ACKAllowedRepos',
      'zh-CN':
        '将 {images} 同步到自己的容器镜像服务实例并扫描，改从该实例拉取；使用 ACKAllowedRepos 策略强制执行允许列表',
    },
    ...changeOwner,
  },
  references: [
    'https://help.aliyun.com/zh/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describepolicyinstances',
  ],
  judge(row, { tables }) {
    // No cluster and no policy belong to a manifest: there the list is what everybody can agree on.
    const allowed = row.pod === undefined ? undefined : allowedRepositories(row, tables.policyInstances);
    const { found, invalid } = imagesWhere(
      row,
      (image) => (allowed?.lists.length ?? 0) > 0 || !(isAckImage(image) || isEnterpriseInstance(image)),
    );
    if (allowed !== undefined && allowed.lists.length > 0) {
      const outside = found.filter(
        ({ image, text }) => !allowed.lists.every((list) => isAllowed(image, text, list)),
      );
      if (outside.length > 0) return failOfImages(row, outside);
      const unread = [...allowed.unread, ...invalid];
      return unread.length > 0 ? unknown(...unread) : pass;
    }
    const unread = allowed?.unread ?? [];
    if (unread.length > 0) return unknown(...unread);
    const open = found.filter(({ image }) => isOpenRegistry(image));
    if (open.length > 0) return failOfImages(row, open);
    if (found.length === 0) return invalid.length > 0 ? unknown(...invalid) : pass;
    const registries = [...new Set(found.map(({ image }) => image.registry))].join(', ');
    const reason = `no policy ACKAllowedRepos says whether ${registries} is allowed`;
    const outcome = row.pod === undefined ? 'not-attempted' : 'absent';
    return unknown(gapOf(POLICIES, row.pod === undefined ? [] : [row.cluster], outcome, reason));
  },
});
