import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-binding-edit',
  title: { en: 'Subject can change roles or bindings', 'zh-CN': '主体可以修改角色或绑定' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can write roles or role bindings (namespaces: {where}), and so pass on what it holds, through {through}',
    'zh-CN': '{who} 可以在命名空间 {where} 中写入角色或角色绑定，从而转授自身权限，途径：{through}',
  },
  act: {
    step: {
      en: 'Let one reviewed identity write roles and bindings, and take create, update and patch on them out of the role: {through}',
      'zh-CN': '仅由一个经审核的身份写入角色和绑定，并从角色中移除对它们的 create、update、patch：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb'],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['bindings-write', 'roles-write'], 'high'),
});
