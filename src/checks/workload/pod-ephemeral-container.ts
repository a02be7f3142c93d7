import { isObject, member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { fail, notApplicable, pass } from '../kit/verdicts.ts';

const TEMPLATE = notApplicable('only a pod that exists can be given a debug container');

export default defineCheck({
  id: 'pod-ephemeral-container',
  title: { en: 'Debug container left in a pod', 'zh-CN': 'Pod 中遗留调试容器' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Pod {pod} still has debug containers {containers}',
    'zh-CN': 'Pod {pod} 仍有调试容器 {containers}',
  },
  act: {
    step: {
      en: 'Find out in the audit log who added {containers}, then delete pod {pod} so that a clean one takes its place',
      'zh-CN': '在审计日志中确认 {containers} 的添加者，然后删除 Pod {pod}，由新的 Pod 替换',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads > Pods',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 容器组',
    },
    call: 'kubectl delete pod {pod} -n {namespace}',
  },
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/'],
  // The API server refuses them in templates and in new pods.
  applies: (row) => (row.pod === undefined ? TEMPLATE : true),
  judge(row) {
    const list = member(row.spec, 'ephemeralContainers');
    if (!Array.isArray(list) || list.length === 0) return pass;
    const containers = list.map((item, index) => String((isObject(item) ? item.name : undefined) ?? index));
    return fail(
      { pod: row.pod?.name ?? '', namespace: row.namespace, containers },
      containers.map((name, index) => inSpec(row, `/ephemeralContainers/${index}/name`, name)),
    );
  },
});
