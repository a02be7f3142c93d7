import { defineCheck } from '../kit/define-check.ts';
import { unlessSystemNamespace } from '../kit/system-namespaces.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

/** Resources of a quota that keep one namespace from taking the machines; others count Secrets and volumes. */
const COMPUTE = /^(?:(?:requests|limits)\.)?(?:cpu|memory)$|^(?:count\/)?pods$/;

export default defineCheck({
  id: 'namespace-no-quota',
  title: { en: 'Namespace has no quota', 'zh-CN': '命名空间未设置资源配额' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'namespaces',
  reads: ['namespaceLimits'],
  absenceOf: ['namespaceLimits'],
  message: {
    en: 'Namespace {namespace} has no quota of CPU, memory or pods (quotas: {quotas}, limit ranges: {ranges})',
    'zh-CN': '命名空间 {namespace} 未限制 CPU、内存或 Pod 数量（配额：{quotas}，LimitRange：{ranges}）',
  },
  act: {
    step: {
      en: 'Add a ResourceQuota for CPU and memory to {namespace}, and a LimitRange with defaults for its containers',
      'zh-CN': '为 {namespace} 添加 CPU 和内存的 ResourceQuota，并用 LimitRange 设置容器默认值',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Namespaces and Quotas',
      'zh-CN': '容器服务 > 集群 > {cluster} > 命名空间与配额',
    },
    call: 'kubectl create quota compute --namespace {namespace} --hard=limits.cpu=<cores>,limits.memory=<bytes>',
  },
  references: [
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
    'https://kubernetes.io/docs/concepts/policy/limit-range/',
  ],
  applies: ({ name }) => unlessSystemNamespace(name),
  judge({ cluster, name, labels }, { tables }) {
    const here = tables.namespaceLimits.of(cluster).filter(({ namespace }) => namespace === name);
    const quotas = here.filter(({ kind }) => kind === 'ResourceQuota');
    if (quotas.some(({ bounds }) => bounds.known && bounds.value.some((resource) => COMPUTE.test(resource))))
      return pass;
    const unread = quotas.flatMap(({ bounds }) => (bounds.known ? [] : [bounds]));
    if (unread.length > 0) return unknown(...unread);
    return fail(
      { namespace: name, quotas: quotas.length, ranges: here.length - quotas.length },
      evidenceOf(labels, ...quotas.map(({ bounds }) => bounds)),
    );
  },
});
