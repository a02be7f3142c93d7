import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-workload-create',
  title: { en: 'Subject can create or change workloads', 'zh-CN': '主体可以创建或修改工作负载' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can create or change pods or their owners (namespaces: {where}), and so run as any service account there, through {through}',
    'zh-CN':
      '{who} 可以在命名空间 {where} 中创建或修改 Pod 或其所属工作负载，从而以其中任意服务账户运行，途径：{through}',
  },
  act: {
    step: {
      en: 'Leave writing pods and workloads to the deployment identity of each namespace, and take it out of the role: {through}',
      'zh-CN': '仅允许各命名空间的部署身份写入 Pod 和工作负载，并从角色中移除这些权限：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation'],
  applies: exceptSuperusers,
  judge: (row) =>
    judgeReach(row, ['pods-create', 'workloads-write', 'pods-change', 'service-accounts-write'], 'medium'),
});
