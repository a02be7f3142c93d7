import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';

export default defineCheck({
  id: 'rbac-volume-create',
  title: { en: 'Subject can create PersistentVolumes', 'zh-CN': '主体可以创建 PersistentVolume' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  message: {
    en: '{who} can create PersistentVolumes, and so reach files of any node, through {through}',
    'zh-CN': '{who} 可以创建 PersistentVolume，从而访问任意节点上的文件，途径：{through}',
  },
  act: {
    step: {
      en: 'Let a StorageClass provision volumes, and take create on persistentvolumes out of the role: {through}',
      'zh-CN': '由 StorageClass 动态供应存储卷，并从角色中移除对 persistentvolumes 的 create：{through}',
    },
    ...changeReach,
  },
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation',
  ],
  applies: exceptSuperusers,
  judge: (row) => judgeReach(row, ['volumes-create'], 'medium'),
});
