import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { IMAGES_PAGE, judgeImages } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'image-not-digest',
  title: { en: 'Image is not pinned to a digest', 'zh-CN': '镜像未固定到摘要' },
  layer: 'workload',
  duty: 'protect',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'What the tags of these images name can change; running now: {running}',
    'zh-CN': '以下镜像标签指向的内容可能改变；当前运行：{running}',
  },
  act: {
    step: {
      en: 'Write the digest behind the tag: {running}',
      'zh-CN': '在标签后写明摘要：{running}',
    },
    ...changeOwner,
  },
  references: [IMAGES_PAGE],
  judge: (row) =>
    judgeImages(
      row,
      (image) => image.digest === undefined,
      (found) => {
        const digests = row.pod?.running;
        const running = found.map(({ name, text }) => `${text}@${digests?.get(name) ?? '?'}`);
        return fail(
          { containers: found.map(({ name }) => name), running: [...new Set(running)] },
          found.map(({ text, path }) => inSpec(row, `${path}/image`, text)),
        );
      },
    ),
});
