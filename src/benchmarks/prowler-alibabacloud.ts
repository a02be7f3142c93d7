import type { Benchmark } from '../model/benchmark.ts';
import { automated, inherited } from './items.ts';

/** The checks of ACK that prowler has. */
export const PROWLER_ALIBABACLOUD: Benchmark = {
  id: 'prowler-alibabacloud-cs',
  title: { en: 'prowler, Alibaba Cloud: Container Service', 'zh-CN': 'prowler 阿里云容器服务检查项' },
  reference:
    'https://github.com/prowler-cloud/prowler/tree/master/prowler/providers/alibabacloud/services/cs',
  sections: [{ id: 'cs_kubernetes', title: { en: 'Container Service', 'zh-CN': '容器服务' } }],
  items: [
    automated('cs_kubernetes_cloudmonitor_enabled', 'CloudMonitor is on', '已启用云监控', [
      'cluster-monitoring-off',
    ]),
    automated('cs_kubernetes_cluster_check_recent', 'A cluster check has run of late', '近期执行过集群检查', [
      'ack-inspection-off',
    ]),
    automated('cs_kubernetes_cluster_check_weekly', 'A cluster check runs every week', '每周执行集群检查', [
      'ack-inspection-off',
    ]),
    automated('cs_kubernetes_dashboard_disabled', 'The dashboard is not exposed', '未暴露 Dashboard', [
      'admin-ui-exposed',
    ]),
    automated(
      'cs_kubernetes_eni_multiple_ip_enabled',
      'The network plug-in is Terway with several addresses an ENI',
      '网络插件为 Terway（ENI 多 IP 模式）',
      ['network-policy-unsupported'],
    ),
    automated(
      'cs_kubernetes_log_service_enabled',
      'Logs of the cluster go to Simple Log Service',
      '集群日志已接入日志服务',
      ['control-plane-log-off'],
    ),
    automated(
      'cs_kubernetes_network_policy_enabled',
      'Network policies are enforced',
      '已启用 NetworkPolicy',
      ['network-policy-unsupported'],
    ),
    automated(
      'cs_kubernetes_private_cluster_enabled',
      'The API server has no public address',
      'API Server 无公网地址',
      ['apiserver-public-endpoint'],
    ),
    inherited('cs_kubernetes_rbac_enabled', 'RBAC is on', '已启用 RBAC'),
  ],
};
