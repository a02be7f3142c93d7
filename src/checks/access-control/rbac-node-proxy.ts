import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-node-proxy',
  title: { en: 'Subject can reach the kubelet API', 'zh-CN': '主体可以访问 kubelet API' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can run commands in every pod of every node through nodes/proxy, for which get is enough, through {through}',
    'zh-CN': '{who} 可以通过 nodes/proxy 在所有节点的所有 Pod 中执行命令（仅需 get），途径：{through}',
  },
  act: {
    step: {
      en: 'Name nodes/metrics, nodes/stats, nodes/log or nodes/healthz in place of nodes/proxy in the role: {through}',
      'zh-CN':
        '在角色中以 nodes/metrics、nodes/stats、nodes/log 或 nodes/healthz 替代 nodes/proxy：{through}',
    },
    ...changeReach,
  },
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes',
  ],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['node-proxy'], 'high'),
});
