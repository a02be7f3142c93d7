import { member } from '../../kernel/json.ts';
import { inMetadata } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { fail, notApplicable, pass } from '../kit/verdicts.ts';

const STATIC = notApplicable('a static pod is started by the kubelet of its node');

export default defineCheck({
  id: 'pod-naked',
  title: { en: 'Pod without a controller', 'zh-CN': 'Pod 没有控制器' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Nothing makes pod {pod} again when its node is drained or replaced for patching',
    'zh-CN': '节点排水或因修复而替换后，Pod {pod} 不会被重新创建',
  },
  act: {
    step: {
      en: 'Put pod {pod} into a Deployment, StatefulSet or Job, and delete the bare pod',
      'zh-CN': '将 Pod {pod} 改为 Deployment、StatefulSet 或 Job，并删除该独立 Pod',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads > Pods',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 容器组',
    },
    call: 'kubectl get pod {pod} -n {namespace} -o yaml',
  },
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods'],
  applies: ({ annotations }) =>
    member(annotations, 'kubernetes.io/config.mirror') === undefined ? true : STATIC,
  judge(row) {
    const { kind, group, name } = row.owner;
    if (kind !== 'Pod' || group !== '') return pass;
    return fail({ pod: name, namespace: row.namespace }, [inMetadata(row, '/name', name)]);
  },
});
