import { defaultPullPolicy } from '../../kernel/image-reference.ts';
import { member } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { IMAGES_PAGE, imagesWhere } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const KEEPS: readonly unknown[] = ['IfNotPresent', 'Never'];

export default defineCheck({
  id: 'image-pull-policy',
  title: { en: 'Image by tag is not pulled at every start', 'zh-CN': '按标签引用的镜像未每次拉取' },
  layer: 'workload',
  duty: 'protect',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} run what a node already has under the tag, whoever pulled it: {policies}',
    'zh-CN': '容器 {containers} 直接使用节点上该标签的已有镜像，不论由谁拉取：{policies}',
  },
  act: {
    step: {
      en: 'Set imagePullPolicy to Always in {containers}, or name the image by its digest',
      'zh-CN': '在 {containers} 中将 imagePullPolicy 设置为 Always，或以摘要引用镜像',
    },
    ...changeOwner,
  },
  references: [IMAGES_PAGE],
  judge(row) {
    const { found, invalid } = imagesWhere(row, (image, container) => {
      if (image.digest !== undefined) return false;
      return (member(container, 'imagePullPolicy') || defaultPullPolicy(image)) !== 'Always';
    });
    if (found.length === 0 && invalid.length === 0) return pass;
    const gaps: Gap[] = [...invalid];
    const kept = found.filter(({ name, spec }) => {
      const policy = member(spec, 'imagePullPolicy') || 'IfNotPresent';
      if (KEEPS.includes(policy)) return true;
      const reason = `imagePullPolicy of container ${name} is not one that Kubernetes has`;
      gaps.push(gapOf(row.at.source, row.at.ids, 'failed', reason, 'imagePullPolicy'));
      return false;
    });
    if (kept.length === 0) return unknown(...gaps);
    const policies = kept.map(
      ({ text, spec }) => `${text} ${String(member(spec, 'imagePullPolicy') || 'IfNotPresent')}`,
    );
    return fail(
      { containers: kept.map(({ name }) => name), policies: [...new Set(policies)] },
      kept.map(({ path, spec }) => inSpec(row, `${path}/imagePullPolicy`, at(spec, 'imagePullPolicy'))),
    );
  },
});
