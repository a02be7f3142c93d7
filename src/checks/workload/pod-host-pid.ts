import { member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-host-pid',
  title: { en: 'Pod shares the process namespace of the node', 'zh-CN': 'Pod 共享节点的进程命名空间' },
  layer: 'workload',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod sees and can signal every process of its node (hostPID)',
    'zh-CN': 'Pod 可以查看并向节点上的所有进程发送信号（hostPID）',
  },
  act: {
    step: { en: 'Remove hostPID from the pod', 'zh-CN': '从 Pod 中移除 hostPID' },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    if (member(row.spec, 'hostPID') !== true) return pass;
    return fail({}, [inSpec(row, '/hostPID', true)]);
  },
});
