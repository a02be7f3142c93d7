import { member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-host-ipc',
  title: { en: 'Pod shares the IPC namespace of the node', 'zh-CN': 'Pod 共享节点的 IPC 命名空间' },
  layer: 'workload',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod can read and write the shared memory of processes on its node (hostIPC)',
    'zh-CN': 'Pod 可以读写节点上进程的共享内存（hostIPC）',
  },
  act: {
    step: { en: 'Remove hostIPC from the pod', 'zh-CN': '从 Pod 中移除 hostIPC' },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    if (member(row.spec, 'hostIPC') !== true) return pass;
    return fail({}, [inSpec(row, '/hostIPC', true)]);
  },
});
