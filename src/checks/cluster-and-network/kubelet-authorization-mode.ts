import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'kubelet-authorization-mode',
  title: { en: 'Kubelet allows every authenticated request', 'zh-CN': 'kubelet 允许所有已认证请求' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'critical',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: 'The kubelet of node {name} authorises every request (mode {mode})',
    'zh-CN': '节点 {name} 的 kubelet 授权模式为 {mode}，允许所有请求',
  },
  act: {
    step: {
      en: 'Set authorization.mode to Webhook for the kubelet of {name} and restart it',
      'zh-CN': '将节点 {name} 的 kubelet 参数 authorization.mode 设为 Webhook 并重启 kubelet',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Kubelet Configuration',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > Kubelet 配置',
    },
  },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/'],
  applies({ kind }) {
    return kind === 'node' ? true : notApplicable('a node pool does not set how kubelets authorise');
  },
  judge({ name, authorizationMode }) {
    if (!authorizationMode.known) return unknown(authorizationMode);
    const mode = authorizationMode.value;
    if (mode === 'Webhook') return pass;
    return mode === 'AlwaysAllow'
      ? fail({ name, mode }, evidenceOf(authorizationMode))
      : unknown(undocumented(authorizationMode));
  },
});
