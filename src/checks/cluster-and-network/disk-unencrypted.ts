import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const onlyOffered = {
  severity: 'low',
  severityReason: {
    en: 'A StorageClass only offers such disks; claims that use it get them',
    'zh-CN': 'StorageClass 仅提供此类云盘，使用它的 PVC 才会受影响',
  },
} as const;

export default defineCheck({
  id: 'disk-unencrypted',
  title: { en: 'Disks are not encrypted', 'zh-CN': '云盘未加密' },
  layer: 'cluster-and-network',
  duty: 'protect',
  severity: 'medium',
  subject: 'diskSettings',
  reads: [],
  message: {
    en: '{kind} {name} makes disks without encryption: {disks}',
    'zh-CN': '{kind} {name} 创建的云盘未加密：{disks}',
  },
  act: {
    step: {
      en: 'Turn on encryption for {disks} of {name}; disks that exist keep their state and have to be replaced',
      'zh-CN': '为 {name} 的 {disks} 开启加密；已有云盘状态不变，需要替换',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools; Volumes > StorageClasses',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池；存储 > 存储类',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/encrypt-a-disk-volume',
    'https://www.alibabacloud.com/help/en/ecs/user-guide/encryption-overview',
  ],
  applies({ makesDisks, name }) {
    const other = makesDisks.known && !makesDisks.value;
    return other ? notApplicable(`${name} does not make cloud disks`) : true;
  },
  judge({ kind, name, makesDisks, disks }) {
    const plain = disks.filter(({ encrypted }) => encrypted.known && !encrypted.value);
    if (plain.length > 0 && !makesDisks.known) return unknown(makesDisks);
    if (plain.length > 0)
      return fail(
        { kind, name, disks: plain.map(({ label }) => label) },
        plain.flatMap(({ encrypted }) => evidenceOf(encrypted)),
        kind === 'storage-class' ? onlyOffered : undefined,
      );
    const unread = disks.flatMap(({ encrypted }) => (encrypted.known ? [] : [encrypted]));
    return unread.length > 0 ? unknown(...unread) : pass;
  },
});
