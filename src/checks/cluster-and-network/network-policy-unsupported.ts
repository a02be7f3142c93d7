import { defineCheck } from '../kit/define-check.ts';
import { NETWORK_POLICY_REFERENCES } from '../kit/network-policies.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'network-policy-unsupported',
  title: { en: 'Network policies have no effect', 'zh-CN': 'NetworkPolicy 不生效' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'networkPlugins',
  reads: [],
  message: {
    en: 'The network plugin {plugin} does not enforce network policies in this cluster',
    'zh-CN': '该集群的网络插件 {plugin} 未启用 NetworkPolicy',
  },
  act: {
    step: {
      en: 'With Terway, set its parameter NetworkPolicy to true; a cluster with Flannel has to be made anew with Terway',
      'zh-CN': '使用 Terway 时将参数 NetworkPolicy 设为 true；使用 Flannel 的集群需以 Terway 重新创建',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Operations > Add-ons > Terway',
      'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 组件管理 > Terway',
    },
  },
  references: NETWORK_POLICY_REFERENCES,
  judge({ plugin, enforcesPolicies }) {
    if (!enforcesPolicies.known) return unknown(enforcesPolicies);
    if (enforcesPolicies.value) return pass;
    return fail({ plugin: plugin.known ? plugin.value : '-' }, evidenceOf(plugin, enforcesPolicies));
  },
});
