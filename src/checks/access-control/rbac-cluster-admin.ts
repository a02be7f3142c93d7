import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-cluster-admin',
  title: { en: 'Subject may do everything', 'zh-CN': '主体拥有全部权限' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} may do everything (namespaces: {where}), through {through}',
    'zh-CN': '{who} 可以在命名空间 {where} 中执行任意操作，途径：{through}',
  },
  act: {
    step: {
      en: 'Bind a role with what {who} uses, then remove: {through}',
      'zh-CN': '为 {who} 绑定仅含实际使用权限的角色，然后移除：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  judge: (row) => judgeReach(row, ['superuser'], 'high'),
});
