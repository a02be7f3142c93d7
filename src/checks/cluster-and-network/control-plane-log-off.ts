import { clusterName, onManagedClusters } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

// What an incident is traced with; ACK also offers the cloud controller manager's log and events.
const COMPONENTS = ['apiserver', 'kcm', 'scheduler'];
const LOG_AGENTS = new Set(['logtail-ds', 'logtail-ds-docker', 'loongcollector', 'alibaba-log-controller']);

const onlyAgent = {
  severity: 'low',
  severityReason: {
    en: 'The control plane is logged; only logs of containers are not',
    'zh-CN': '控制面日志已采集，仅未采集容器日志',
  },
} as const;

export default defineCheck({
  id: 'control-plane-log-off',
  title: { en: 'Control plane or container logs are not collected', 'zh-CN': '未采集控制面或容器日志' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'clusters',
  reads: ['addons'],
  message: {
    en: 'Cluster {name} does not collect the logs of {missing}',
    'zh-CN': '集群 {name} 未采集 {missing} 的日志',
  },
  act: {
    step: { en: 'Turn on the logs of {missing}', 'zh-CN': '开启 {missing} 的日志采集' },
    console: {
      en: 'ACK > Clusters > {cluster} > Operations > Log Center > Control Plane Component Logs',
      'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 日志中心 > 控制面组件日志',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/controlplanelog --body \'{"components":["apiserver","kcm","scheduler","ccm"],"log_ttl":"30"}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/collect-control-plane-component-logs-from-an-ack-managed-cluster',
  ],
  applies: onManagedClusters,
  judge(cluster, { tables }) {
    const { controlPlaneLogComponents: components, type, profile } = cluster;
    if (!components.known) return unknown(components);
    const name = clusterName(cluster);
    const missing = COMPONENTS.filter((component) => !components.value.includes(component));
    if (missing.length > 0)
      return type.known ? fail({ name, missing }, evidenceOf(components)) : unknown(type);
    // Serverless clusters have no nodes for an agent; their pods log by a setting of their own.
    if (!profile.known) return unknown(profile);
    const installed = tables.addons.of(cluster.id).some((addon) => LOG_AGENTS.has(addon.name));
    if (installed || profile.value === 'Serverless') return pass;
    const { state, gaps } = tables.addons.completeness(cluster.id);
    if (state !== 'complete') return unknown(...gaps);
    return fail({ name, missing: ['logtail-ds'] }, evidenceOf(components), onlyAgent);
  },
});
