import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-admission-edit',
  title: { en: 'Subject can change admission control', 'zh-CN': '主体可以修改准入控制' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can change admission webhooks or policies (namespaces: {where}), and so read, rewrite or let pass every object, through {through}',
    'zh-CN':
      '{who} 可以修改命名空间 {where} 中的准入 Webhook 或策略，从而读取、改写或放行所有对象，途径：{through}',
  },
  act: {
    step: {
      en: 'Leave admission webhooks and policies to one reviewed identity, and take writing them out of the role: {through}',
      'zh-CN': '准入 Webhook 和策略仅由一个经审核的身份管理，并从角色中移除其写权限：{through}',
    },
    ...changeReach,
  },
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks',
  ],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['admission-write', 'policies-change'], 'critical'),
});
