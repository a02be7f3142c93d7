import { at, containersOf, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-privileged',
  title: { en: 'Privileged container', 'zh-CN': '特权容器' },
  layer: 'workload',
  duty: 'configure',
  severity: 'critical',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} run privileged: a break-out owns the node',
    'zh-CN': '容器 {containers} 以特权模式运行，一旦逃逸即可控制节点',
  },
  act: {
    step: {
      en: 'Remove securityContext.privileged from {containers}; grant single capabilities where needed',
      'zh-CN': '从 {containers} 中移除 securityContext.privileged，按需授予单项 capability',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载',
    },
    call: 'kubectl edit {owner}',
  },
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  judge(row) {
    const privileged = containersOf(row).filter(
      (container) => at(container.spec, 'securityContext', 'privileged') === true,
    );
    if (privileged.length === 0) return pass;
    return fail(
      { containers: privileged.map((container) => container.name) },
      privileged.map((container) => inSpec(row, `${container.path}/securityContext/privileged`, true)),
    );
  },
});
