import type { Node } from '../../model/facts/node.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { endOfImageType, supportOfOs } from '../kit/os-support.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

/** The pool's image type tells of a node that runs the pool's image, and of the end only: the rest is up to the node. */
function endedType(node: Node, pool: NodePool | undefined, time: number) {
  if (pool === undefined || !pool.imageType.known || !pool.imageId.known || !node.imageId.known)
    return undefined;
  if (pool.imageId.value !== node.imageId.value) return undefined;
  const end = endOfImageType(pool.imageType.value);
  return end !== undefined && end.ends < time
    ? { os: pool.imageType.value, day: end.day, field: pool.imageType }
    : undefined;
}

export default defineCheck({
  id: 'node-os-end-of-life',
  title: { en: 'Operating system of the node is out of support', 'zh-CN': '节点操作系统已停止维护' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'nodes',
  reads: ['nodePools'],
  message: {
    en: 'Node {name} runs {os}, which gets no fixes since {day}',
    'zh-CN': '节点 {name} 运行 {os}，自 {day} 起不再提供补丁',
  },
  act: {
    step: {
      en: 'Change the operating system of the pool and replace its nodes',
      'zh-CN': '更换节点池的操作系统并替换节点',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Change Operating System',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > 更换操作系统',
    },
    call: 'aliyun cs POST /clusters/{cluster}/nodepools/{nodePool}/upgrade --body \'{"image_id":"<image>","use_replace":true}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ecs/user-guide/eol-overview',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/overview-of-os-images',
  ],
  judge(node, { tables, time }) {
    const { osImage, name } = node;
    if (!osImage.known) {
      const pool = node.pool.known ? tables.nodePools.get(`${node.cluster}/${node.pool.value}`) : undefined;
      const ended = endedType(node, pool, time);
      return ended === undefined
        ? unknown(osImage)
        : fail({ name, os: ended.os, day: ended.day }, evidenceOf(ended.field));
    }
    const support = supportOfOs(osImage.value);
    if (support === undefined) return unknown(undocumented(osImage));
    if (support.ends === undefined || support.ends >= time) return pass;
    return fail({ name, os: osImage.value, day: support.day }, evidenceOf(osImage));
  },
});
