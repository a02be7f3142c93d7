import { unseen } from '../../kernel/known.ts';
import type { Node } from '../../model/facts/node.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const AGENTS = 'sas/DescribeCloudCenterInstances';

/** Security Center names machines from elsewhere by ids of its own: they cannot be told from the list. */
function notAnInstance(node: Node) {
  const known = node.isAliyunNode.known && !node.isAliyunNode.value;
  const none = node.instance.known && node.instance.value === '';
  if (!known && !none) return undefined;
  return unseen(
    gapOf(
      AGENTS,
      [],
      'absent',
      'the node is no ECS instance: Security Center lists it under an id of its own',
    ),
  );
}

export default defineCheck({
  id: 'security-center-agent-missing',
  title: { en: 'Node has no working Security Center agent', 'zh-CN': '节点未运行云安全中心客户端' },
  layer: 'container-runtime',
  duty: 'protect',
  severity: 'high',
  subject: 'nodes',
  reads: ['securityCenterAgents'],
  message: {
    en: 'Security Center agent of node {name} ({instance}) is {status}: nothing is detected or repaired there',
    'zh-CN': '节点 {name}（{instance}）的云安全中心客户端状态为 {status}，无法检测或修复',
  },
  act: {
    step: {
      en: 'Install or restart the Security Center agent on the node',
      'zh-CN': '在节点上安装或重启云安全中心客户端',
    },
    console: {
      en: 'Security Center > System Settings > Client Management',
      'zh-CN': '云安全中心 > 系统设置 > 客户端管理',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/security-center/user-guide/install-the-security-center-agent',
  ],
  judge(node, { tables }) {
    const { name, instance } = node;
    const agents = tables.securityCenterAgents;
    const [agent] = instance.known && instance.value !== '' ? agents.by('instance', instance.value) : [];
    if (agent !== undefined) {
      const { clientStatus } = agent;
      if (!clientStatus.known) return unknown(clientStatus);
      if (clientStatus.value === 'online') return pass;
      const documented = ['offline', 'pause', 'uninstalled'].includes(clientStatus.value);
      if (!documented) return unknown(undocumented(clientStatus));
      return fail(
        { name, instance: agent.instance, status: clientStatus.value },
        evidenceOf(instance, clientStatus),
      );
    }
    const elsewhere = notAnInstance(node);
    if (elsewhere !== undefined) return unknown(elsewhere);
    if (!instance.known) return unknown(instance);
    const { gaps } = agents.completeness();
    if (gaps.length > 0) return unknown(...gaps);
    return fail({ name, instance: instance.value, status: 'missing' }, evidenceOf(instance));
  },
});
