/** Where Ingresses are changed. */
export const changeIngress = {
  console: {
    en: 'ACK > Clusters > {cluster} > Network > Ingresses',
    'zh-CN': '容器服务 > 集群 > {cluster} > 网络 > 路由',
  },
  call: 'kubectl edit ingress --namespace {namespace} {name}',
} as const;
