import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-secrets-read',
  title: { en: 'Subject can read Secrets', 'zh-CN': '主体可以读取 Secret' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can read Secrets (namespaces: {where}), through {through}',
    'zh-CN': '{who} 可以读取命名空间 {where} 中的 Secret，途径：{through}',
  },
  act: {
    step: {
      en: 'Take get, list and watch on secrets out of the role, or limit get to named Secrets: {through}',
      'zh-CN': '从角色中移除对 secrets 的 get、list、watch，或将 get 限定到指定 Secret：{through}',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Security > Authorizations',
      'zh-CN': '容器服务 > 集群 > {cluster} > 安全管理 > 授权管理',
    },
    call: 'kubectl auth can-i --list',
  },
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets'],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['secrets-read', 'secrets-write'], 'high'),
});
