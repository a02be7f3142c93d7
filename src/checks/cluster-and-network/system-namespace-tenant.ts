import { defineCheck } from '../kit/define-check.ts';
import { failOfImages, imagesWhere } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { isAckImage } from '../kit/registries.ts';
import { unlessMirror } from '../kit/service-accounts.ts';
import { isSystemNamespace } from '../kit/system-namespaces.ts';
import { pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'system-namespace-tenant',
  title: { en: 'Workload of its own runs in a system namespace', 'zh-CN': '自有工作负载运行在系统命名空间' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'A system namespace holds containers {containers} that are none of ACK ({images})',
    'zh-CN': '系统命名空间中运行非 ACK 组件的容器 {containers}（{images}）',
  },
  act: {
    step: {
      en: 'Move {owner} to a namespace of its own, where policies hold for it',
      'zh-CN': '将 {owner} 迁移到受策略约束的专用命名空间',
    },
    ...changeOwner,
  },
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  ],
  applies: unlessMirror,
  judge(row) {
    if (!isSystemNamespace(row.namespace)) return pass;
    const { found, invalid } = imagesWhere(row, (image) => !isAckImage(image));
    if (found.length > 0) return failOfImages(row, found);
    return invalid.length > 0 ? unknown(...invalid) : pass;
  },
});
