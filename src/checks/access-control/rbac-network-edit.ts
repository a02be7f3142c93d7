import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-network-edit',
  title: { en: 'Subject can open or redirect traffic', 'zh-CN': '主体可以放开或重定向流量' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can open or redirect traffic (namespaces: {where}), through {through}',
    'zh-CN': '{who} 可以放开或重定向命名空间 {where} 中的流量，途径：{through}',
  },
  act: {
    step: {
      en: 'Leave network policies, Services, Ingresses and endpoints to one identity of each namespace, and status to controllers: {through}',
      'zh-CN': '网络策略、Service、Ingress 和端点仅由各命名空间的一个身份管理，状态由控制器写入：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#write-access-for-endpoints'],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['network-change', 'pod-status-change', 'service-status-change'], 'medium'),
});
