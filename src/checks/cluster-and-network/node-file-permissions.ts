import type { Evidence, Gap } from '../../kernel/known.ts';
import type { NodeFile, NodeFileRole } from '../../model/facts/node-files.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

/** What the CIS benchmark for ACK lets other users do: read. */
const ALLOWED = 0o644;
/** The number of the item about the mode; the next one is about the owner. */
const ITEMS: Readonly<Record<NodeFileRole, number>> = {
  'kubelet-service': 1,
  'proxy-kubeconfig': 3,
  'kubelet-kubeconfig': 5,
  'client-ca': 7,
  'kubelet-config': 9,
};

export default defineCheck({
  id: 'node-file-permissions',
  title: { en: 'Files of the kubelet are open to others', 'zh-CN': 'kubelet 文件权限过宽' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'nodeFiles',
  reads: [],
  message: {
    en: 'Node {node}: items of CIS 4.1 that are not held: {items}',
    'zh-CN': '节点 {node}：不符合 CIS 4.1 的项：{items}',
  },
  act: {
    step: {
      en: 'On {node} give the files of {items} to root:root and take from others all but reading (chmod 644, better 600)',
      'zh-CN': '在 {node} 上将 {items} 涉及的文件属主改为 root:root，并将权限设为 644（建议 600）',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Nodes',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点',
    },
    call: 'chown root:root <file> && chmod 600 <file>',
  },
  references: ['https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/'],
  judge({ node, files }) {
    const answers = files.flatMap(answersOf);
    const broken = answers.filter((answer): answer is Broken => 'item' in answer);
    if (broken.length > 0) {
      const unread = files.flatMap(unreadItems);
      return fail(
        { node, items: broken.map(({ item }) => item), ...(unread.length > 0 && { unread }) },
        broken.map(({ evidence }) => evidence),
      );
    }
    const gaps = answers.filter((answer): answer is Gap => 'outcome' in answer);
    return gaps.length > 0 ? unknown(...gaps) : pass;
  },
});

interface Broken {
  item: string;
  evidence: Evidence;
}

function answersOf({ role, path, exists, mode, ownership }: NodeFile): (Broken | Gap)[] {
  if (!exists.known) return [exists.because];
  if (!exists.value) return role === 'proxy-kubeconfig' ? [] : [elsewhere(role, exists.at)];
  const name = path.known ? path.value : role;
  const answers: (Broken | Gap)[] = path.known ? [] : [path.because];
  if (!mode.known) answers.push(mode.because);
  else if ((mode.value & ~ALLOWED) !== 0)
    answers.push({ item: `4.1.${ITEMS[role]} ${name} ${mode.value.toString(8)}`, evidence: mode.at });
  if (!ownership.known) answers.push(ownership.because);
  else if (ownership.value !== 'root:root')
    answers.push({ item: `4.1.${ITEMS[role] + 1} ${name} ${ownership.value}`, evidence: ownership.at });
  return answers;
}

/** The items of a file of which not all is known, so that nobody takes them for held because others are broken. */
function unreadItems(file: NodeFile): string[] {
  const item = ITEMS[file.role];
  return answersOf(file).some((answer) => 'outcome' in answer) ? [`4.1.${item}`, `4.1.${item + 1}`] : [];
}

/** The node may keep the file at another place, which nobody looked at. */
function elsewhere(role: NodeFileRole, { source, ids }: Evidence): Gap {
  return gapOf(source, ids, 'absent', `the file with the role ${role} is not where it was looked for`, role);
}
