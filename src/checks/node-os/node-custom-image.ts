import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';
import { nameOf } from '../kit/vulnerabilities.ts';

export default defineCheck({
  id: 'node-custom-image',
  title: { en: 'Nodes run a custom image', 'zh-CN': '节点使用自定义镜像' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'medium',
  judges: 'setting',
  subject: 'osImages',
  reads: [],
  message: {
    en: '{name} runs the custom image {image}: automatic patching does not apply to it',
    'zh-CN': '{name} 使用自定义镜像 {image}，自动补丁对其不适用',
  },
  act: {
    step: {
      en: 'Rebuild the image from a current public one, agree on a date for the next rebuild, and replace the nodes',
      'zh-CN': '基于最新公共镜像重新制作镜像，约定下次制作日期，并替换节点',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Edit > Operating System',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > 编辑 > 操作系统',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/overview-of-os-images',
    'https://www.alibabacloud.com/help/en/ack/serverless-kubernetes/security-and-compliance/shared-responsibility-model',
  ],
  applies(row) {
    const edge = row.edge.known && row.edge.value;
    return edge ? notApplicable('the machines of an edge pool bring a system of their own') : true;
  },
  judge(row) {
    const { owner, imageId, gaps } = row;
    if (!owner.known) return unknown(owner);
    if (owner.value === 'system') return gaps.length === 0 ? pass : unknown(...gaps);
    // Machines of the edge have no image in the cloud: the question does not arise there.
    if (!row.edge.known) return unknown(row.edge);
    return fail({ name: nameOf(row), image: imageId.known ? imageId.value : '' }, evidenceOf(imageId, owner));
  },
});
