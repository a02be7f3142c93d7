import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { hostPathsOf } from '../kit/host-paths.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-host-path',
  title: {
    en: 'Pod has a volume on the file system of the node',
    'zh-CN': 'Pod 使用节点文件系统中的目录作为存储卷',
  },
  layer: 'workload',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Volumes {volumes} are node paths: {paths}',
    'zh-CN': '存储卷 {volumes} 为节点路径：{paths}',
  },
  act: {
    step: {
      en: 'Replace the hostPath volumes {volumes} by a persistent volume claim, an emptyDir or a ConfigMap',
      'zh-CN': '将 hostPath 存储卷 {volumes} 替换为持久卷声明、emptyDir 或 ConfigMap',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS, 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  judge(row) {
    const found = hostPathsOf(row);
    if (found.length === 0) return pass;
    return fail(
      { volumes: found.map(({ volume }) => volume), paths: found.map(({ path }) => path) },
      found.map(({ pointer, path }) => inSpec(row, pointer, path)),
    );
  },
});
