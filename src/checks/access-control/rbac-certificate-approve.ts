import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-certificate-approve',
  title: { en: 'Subject can approve or sign certificates', 'zh-CN': '主体可以批准或签发证书' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can approve or sign certificate requests, and so make itself any user or group, through {through}',
    'zh-CN': '{who} 可以批准或签发证书签名请求，从而获得任意用户或组的身份，途径：{through}',
  },
  act: {
    step: {
      en: 'Limit approve and sign to the signers that are needed (resourceNames) in the role: {through}',
      'zh-CN': '在角色中用 resourceNames 将 approve 和 sign 限定到所需的签名者：{through}',
    },
    ...changeReach,
  },
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing',
  ],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['certificates-approve', 'certificates-sign'], 'high'),
});
