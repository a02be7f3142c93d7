import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-delete-broad',
  title: { en: 'Subject can delete workloads in bulk or events', 'zh-CN': '主体可以批量删除工作负载或事件' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'low',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can delete workloads, many objects at once, or events (namespaces: {where}), through {through}',
    'zh-CN': '{who} 可以在命名空间 {where} 中删除工作负载、批量删除对象或删除事件，途径：{through}',
  },
  act: {
    step: {
      en: 'Take delete on events and deletecollection out of the role, and limit delete of workloads to single namespaces: {through}',
      'zh-CN':
        '从角色中移除对 events 的 delete 以及 deletecollection，并将工作负载的 delete 限定到个别命名空间：{through}',
    },
    ...changeReach,
  },
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb',
  ],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['objects-delete'], 'low'),
});
