import { defineCheck } from '../kit/define-check.ts';
import { judgeImages } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { isFrozen } from '../kit/registries.ts';

export default defineCheck({
  id: 'image-registry-deprecated',
  title: { en: 'Image comes from a frozen registry', 'zh-CN': '镜像来自已冻结的仓库' },
  layer: 'workload',
  duty: 'protect',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} run images from places that get no fixes any more: {images}',
    'zh-CN': '容器 {containers} 的镜像来自不再更新的仓库：{images}',
  },
  act: {
    step: {
      en: 'Take a current version from where the project publishes now (Kubernetes: registry.k8s.io) instead of {images}',
      'zh-CN': '改用项目当前发布位置（Kubernetes 为 registry.k8s.io）的新版本，替换 {images}',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/'],
  judge: (row) => judgeImages(row, isFrozen),
});
