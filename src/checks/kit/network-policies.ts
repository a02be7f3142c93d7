/** Where NetworkPolicies are written. */
export const NETWORK_POLICIES = {
  en: 'ACK > Clusters > {cluster} > Network > Network Policies',
  'zh-CN': '容器服务 > 集群 > {cluster} > 网络 > 网络策略',
} as const;

export const POLICY_LIST = 'kubernetes/networkpolicies.networking.k8s.io';

export const NETWORK_POLICY_REFERENCES = [
  'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-network-policies',
] as const;
