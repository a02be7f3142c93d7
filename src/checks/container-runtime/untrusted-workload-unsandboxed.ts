import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { handlerKind, inMark, markOf, sandboxesOf } from '../kit/sandboxes.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const UNMARKED = notApplicable('nothing marks the pod as untrusted or as a tenant');

export default defineCheck({
  id: 'untrusted-workload-unsandboxed',
  title: { en: 'Untrusted workload shares the kernel of the node', 'zh-CN': '不可信工作负载与节点共享内核' },
  layer: 'container-runtime',
  duty: 'protect',
  severity: 'medium',
  subject: 'podTemplates',
  reads: ['runtimeClasses', 'nodePools'],
  message: {
    en: 'The pod is marked as untrusted or as a tenant ({mark}) but runs on the shared kernel, although the cluster offers {sandbox}',
    'zh-CN': 'Pod 被标记为不可信或租户工作负载（{mark}），但运行在共享内核上，而集群提供了 {sandbox}',
  },
  act: {
    step: {
      en: 'Set runtimeClassName to a sandboxed runtime ({sandbox}) in the pod template',
      'zh-CN': '在 Pod 模板中将 runtimeClassName 设置为安全沙箱运行时（{sandbox}）',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载',
    },
    call: 'kubectl edit {owner}',
  },
  references: [
    'https://www.alibabacloud.com/help/en/container-service-for-kubernetes/latest/sandboxed-container-overview',
    'https://kubernetes.io/docs/concepts/containers/runtime-class/',
  ],
  applies: (row) => (markOf(row) === undefined ? UNMARKED : true),
  judge(row, { tables }) {
    const mark = markOf(row) ?? '';
    if (typeof mark === 'object') return unknown(mark);
    // An elastic container instance is a virtual machine of its own.
    if (row.virtual) return pass;
    const name = at(row.spec, 'runtimeClassName');
    const kind =
      name === undefined
        ? 'shared'
        : handlerKind(tables.runtimeClasses.get(`${row.cluster}/${name}`), row.cluster);
    if (kind === 'sandbox') return pass;
    if (typeof kind === 'object') return unknown(kind);
    const offer = sandboxesOf(row.cluster, tables);
    if (offer.names.length > 0) {
      return fail({ mark, sandbox: offer.names }, [
        inMark(row, mark),
        inSpec(row, '/runtimeClassName', name),
        ...offer.evidence,
      ]);
    }
    if (offer.gaps.length > 0) return unknown(...offer.gaps);
    return notApplicable('the cluster offers no sandboxed runtime');
  },
});
