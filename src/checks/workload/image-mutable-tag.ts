import { effectiveTag } from '../../kernel/image-reference.ts';
import { defineCheck } from '../kit/define-check.ts';
import { IMAGES_PAGE, judgeImages } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';

export default defineCheck({
  id: 'image-mutable-tag',
  title: { en: 'Image without a fixed tag', 'zh-CN': '镜像未使用固定标签' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} run whatever is latest: {images}',
    'zh-CN': '容器 {containers} 运行最新的任意版本：{images}',
  },
  act: {
    step: {
      en: 'Name a version, better a digest, for {images}',
      'zh-CN': '为 {images} 指定版本标签，最好指定摘要',
    },
    ...changeOwner,
  },
  references: [IMAGES_PAGE],
  judge: (row) => judgeImages(row, (image) => image.digest === undefined && effectiveTag(image) === 'latest'),
});
