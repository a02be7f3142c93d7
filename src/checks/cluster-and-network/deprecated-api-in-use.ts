import { defineCheck } from '../kit/define-check.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'deprecated-api-in-use',
  title: {
    en: 'API version that Kubernetes removes is in use',
    'zh-CN': '使用了 Kubernetes 将移除的 API 版本',
  },
  layer: 'cluster-and-network',
  duty: 'apply-fix',
  severity: 'medium',
  subject: 'apiUses',
  reads: [],
  message: {
    en: 'API versions in use that the next upgrade does not serve: {apis}',
    'zh-CN': '正在使用升级后不再提供的 API 版本：{apis}',
  },
  act: {
    step: {
      en: 'Write {apis} in the version that stays, in the manifests and in the clients that ask for it, before the upgrade',
      'zh-CN': '升级前，在清单和客户端中将 {apis} 改为仍受支持的版本',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Operations > Upgrade Cluster > Precheck',
      'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 集群升级 > 前置检查',
    },
    call: 'kubectl convert -f <manifest> --output-version <version>',
  },
  references: [
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    'https://kubernetes.io/docs/reference/instrumentation/metrics/',
  ],
  judge({ minor, removed }) {
    if (!removed.known) return unknown(removed);
    if (removed.value.length === 0) return pass;
    if (!minor.known) return unknown(minor);
    const next = removed.value.filter(({ removedIn }) => removedIn <= minor.value + 1);
    if (next.length === 0) return pass;
    const apis = next.map(({ api, removedIn }) => `${api} (1.${removedIn})`).sort();
    return fail(
      { apis: [...new Set(apis)] },
      next.map(({ at }) => at),
    );
  },
});
