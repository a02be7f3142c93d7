import type { Unseen } from '../../kernel/known.ts';
import type { KubeProxyConfiguration } from '../../model/facts/kube-proxy.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|[a-z0-9][a-z0-9.-]*)?(?::\d{1,5})?$/i;

export default defineCheck({
  id: 'kube-proxy-metrics-exposed',
  title: { en: 'kube-proxy shows its metrics to the network', 'zh-CN': 'kube-proxy 指标对网络开放' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'kubeProxies',
  reads: [],
  message: {
    en: 'kube-proxy serves metrics without authentication at {addresses}',
    'zh-CN': 'kube-proxy 在 {addresses} 提供无认证的指标',
  },
  act: {
    step: {
      en: 'Set metricsBindAddress in {configMaps} of kube-system to 127.0.0.1:10249 and restart kube-proxy; what scrapes it must then run on the node',
      'zh-CN':
        '将 kube-system 中 {configMaps} 的 metricsBindAddress 设为 127.0.0.1:10249 并重启 kube-proxy；采集端需运行在节点上',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Configurations > ConfigMaps',
      'zh-CN': '容器服务 > 集群 > {cluster} > 配置管理 > 配置项',
    },
    call: 'kubectl -n kube-system edit configmap kube-proxy-worker',
  },
  references: ['https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/'],
  applies({ configurations }) {
    const none = configurations.known && configurations.value.length === 0;
    return none ? notApplicable('no ConfigMap configures a kube-proxy') : true;
  },
  judge({ configurations }) {
    if (!configurations.known) return unknown(configurations);
    const answers = configurations.value.map((item) => ({ item, open: isOpen(item) }));
    const open = answers.flatMap((answer) => (answer.open === true ? [answer.item] : []));
    if (open.length > 0)
      return fail(
        {
          addresses: open.flatMap(({ metricsBindAddress: at }) => (at.known ? [at.value] : [])),
          configMaps: open.map(({ configMap }) => configMap),
        },
        evidenceOf(...open.map(({ metricsBindAddress }) => metricsBindAddress)),
      );
    const unread = answers.flatMap(({ open: answer }) => (typeof answer === 'object' ? [answer] : []));
    return unread.length > 0 ? unknown(...unread) : pass;
  },
});

function isOpen({ configMap, metricsBindAddress: address }: KubeProxyConfiguration): boolean | Unseen {
  if (!address.known) return address;
  if (LOOPBACK.test(address.value)) return false;
  if (ADDRESS.test(address.value)) return true;
  const { source, ids } = address.at;
  const reason = `metricsBindAddress of ${configMap} is no address`;
  return { known: false, because: gapOf(source, ids, 'failed', reason) };
}
