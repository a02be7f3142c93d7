import { compareVersions, parseVersion, type Version } from '../../kernel/version.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { inAnnotations } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { annotationOf, ECI_PLATFORM, onVirtualNode } from '../kit/elastic-container-instance.ts';
import { fail, passOn, unknown } from '../kit/verdicts.ts';

const ANNOTATION = 'k8s.aliyun.com/eci-platform-version';
const NEWEST = parseVersion(ECI_PLATFORM.newest) as Version;

export default defineCheck({
  id: 'eci-pod-stale-after-patch',
  title: { en: 'ECI pod still runs on an old platform version', 'zh-CN': 'ECI Pod 仍运行在旧的平台版本上' },
  layer: 'pod-runtime',
  duty: 'activate-fix',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod runs on ECI platform version {platform}; patches since then are in {newest} and take effect when it is recreated',
    'zh-CN': 'Pod 运行在 ECI 平台版本 {platform} 上；此后的补丁包含在 {newest} 中，重建 Pod 后生效',
  },
  act: {
    step: {
      en: 'Recreate the pods, one after the other, and delete by hand those that no controller recreates',
      'zh-CN': '滚动重建 Pod；没有控制器管理的 Pod 请手动删除后重建',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads > Redeploy',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 重新部署',
    },
    call: 'kubectl rollout restart {owner}',
  },
  references: [ECI_PLATFORM.source],
  applies: onVirtualNode,
  judge(row) {
    const platform = annotationOf(row, ANNOTATION);
    if (typeof platform === 'object') return unknown(platform);
    const version = platform === undefined ? undefined : parseVersion(platform);
    if (platform !== undefined && version === undefined) {
      return unknown(
        gapOf(row.at.source, row.at.ids, 'failed', `${platform} is not a platform version`, ANNOTATION),
      );
    }
    if (version !== undefined && compareVersions(version, NEWEST) >= 0)
      return passOn(inAnnotations(row, ANNOTATION));
    // Instances of before the annotation are on 1.0.0 or older.
    return fail({ platform: platform ?? '≤ 1.0.0', newest: ECI_PLATFORM.newest }, [
      inAnnotations(row, ANNOTATION),
    ]);
  },
});
