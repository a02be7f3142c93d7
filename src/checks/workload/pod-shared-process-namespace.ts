import { member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, isLinuxOrUnsaid } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-shared-process-namespace',
  title: { en: 'Containers share one process namespace', 'zh-CN': '容器共享进程命名空间' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Every container of the pod sees the processes of the others, their environment and their files',
    'zh-CN': 'Pod 内各容器可见彼此的进程、环境变量和文件',
  },
  act: {
    step: {
      en: 'Remove shareProcessNamespace; debug with an ephemeral container that targets one container',
      'zh-CN': '移除 shareProcessNamespace；调试时使用指定目标容器的临时容器',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/'],
  applies: isLinuxOrUnsaid,
  judge(row) {
    if (member(row.spec, 'shareProcessNamespace') !== true) return pass;
    return fail({}, [inSpec(row, '/shareProcessNamespace', true)]);
  },
});
