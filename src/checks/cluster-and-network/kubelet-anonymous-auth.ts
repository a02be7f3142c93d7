import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'kubelet-anonymous-auth',
  title: { en: 'Kubelet answers anonymous requests', 'zh-CN': 'kubelet 允许匿名访问' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'critical',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: 'The kubelet of node {name} answers requests without authentication',
    'zh-CN': '节点 {name} 的 kubelet 接受匿名请求',
  },
  act: {
    step: {
      en: 'Set authentication.anonymous.enabled to false for the kubelet of {name} and restart it',
      'zh-CN': '将节点 {name} 的 kubelet 参数 authentication.anonymous.enabled 设为 false 并重启 kubelet',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Kubelet Configuration',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > Kubelet 配置',
    },
  },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/'],
  applies({ kind }) {
    return kind === 'node' ? true : notApplicable('a node pool does not set how kubelets authenticate');
  },
  judge({ name, anonymousAuth }) {
    if (!anonymousAuth.known) return unknown(anonymousAuth);
    return anonymousAuth.value ? fail({ name }, evidenceOf(anonymousAuth)) : pass;
  },
});
