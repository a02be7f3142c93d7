import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-token-create',
  title: { en: 'Subject can create service account tokens', 'zh-CN': '主体可以签发服务账户令牌' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can create tokens of service accounts (namespaces: {where}), and so act as them, through {through}',
    'zh-CN': '{who} 可以签发命名空间 {where} 中服务账户的令牌，从而以其身份操作，途径：{through}',
  },
  act: {
    step: {
      en: 'Limit create on serviceaccounts/token to named service accounts (resourceNames) in the role: {through}',
      'zh-CN': '在角色中用 resourceNames 将对 serviceaccounts/token 的 create 限定到指定服务账户：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request'],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['tokens-create'], 'high'),
});
