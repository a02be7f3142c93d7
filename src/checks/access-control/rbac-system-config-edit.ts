import type { ReachedRight } from '../../model/facts/subject-reach.ts';
import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

const RIGHTS = ['configuration-change', 'identity-mappings-write', 'namespaces-change', 'api-groups-change'];

export default defineCheck({
  id: 'rbac-system-config-edit',
  title: { en: 'Subject can change configuration of the system', 'zh-CN': '主体可以修改系统配置' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can change configuration that redirects names, identities or APIs of the cluster (namespaces: {where}), through {through}',
    'zh-CN': '{who} 可以在命名空间 {where} 中修改决定集群名称解析、身份或 API 的配置，途径：{through}',
  },
  act: {
    step: {
      en: 'Leave ConfigMaps of kube-system, RAMIdentityMapping, namespaces, custom resource definitions and APIServices to one reviewed identity: {through}',
      'zh-CN':
        'kube-system 的 ConfigMap、RAMIdentityMapping、命名空间、自定义资源定义和 APIService 仅由一个经审核的身份管理：{through}',
    },
    ...changeReach,
  },
  references: ['https://github.com/AliyunContainerService/ack-ram-authenticator'],
  applies: exceptSuperusers,
  judge: (row) => judgeReach({ ...row, rights: row.rights.filter(isOfTheSystem) }, RIGHTS, 'high'),
});

/** ConfigMaps of other namespaces configure applications. */
function isOfTheSystem({ right, namespace }: ReachedRight): boolean {
  return right !== 'configuration-change' || namespace === '' || namespace === 'kube-system';
}
