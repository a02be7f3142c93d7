import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'runtime-docker-retired',
  title: { en: 'Node runs the retired Docker runtime', 'zh-CN': '节点使用已停止支持的 Docker 运行时' },
  layer: 'container-runtime',
  duty: 'apply-fix',
  severity: 'medium',
  subject: 'nodes',
  reads: ['nodePools'],
  message: {
    en: 'Node {name} runs {runtime}: Kubernetes dropped Docker with version 1.24, and it gets no fixes',
    'zh-CN': '节点 {name} 使用 {runtime}：Kubernetes 1.24 起不再支持 Docker，且不再提供补丁',
  },
  act: {
    step: {
      en: 'Move the workloads to a pool with containerd and remove the old nodes',
      'zh-CN': '将工作负载迁移到 containerd 节点池，并移除旧节点',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Create Node Pool',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > 创建节点池',
    },
  },
  references: [
    'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/migrate-the-container-runtime-from-docker-to-containerd',
  ],
  judge(node, { tables }) {
    const { runtimeVersion, name } = node;
    if (runtimeVersion.known) {
      const docker = /^docker:/i.test(runtimeVersion.value);
      return docker ? fail({ name, runtime: runtimeVersion.value }, evidenceOf(runtimeVersion)) : pass;
    }
    const pool = node.pool.known ? tables.nodePools.get(`${node.cluster}/${node.pool.value}`) : undefined;
    // A pool keeps its runtime for life, so a Docker pool tells of its nodes; another value leaves older nodes open.
    const runtime = pool?.runtime;
    if (runtime?.known && runtime.value.toLowerCase() === 'docker') {
      return fail({ name, runtime: runtime.value }, evidenceOf(runtime));
    }
    return unknown(runtimeVersion);
  },
});
