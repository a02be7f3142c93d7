import { compareMinors, parseVersion, type Version } from '../../kernel/version.ts';
import { changeReach } from '../kit/change-reach.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { clusterOf } from '../kit/nodes.ts';
import { exceptSuperusers, judgeReach } from '../kit/reach.ts';
import { unknown } from '../kit/verdicts.ts';

const BY_CREATE = ['pods-exec', 'ephemeral-containers', 'port-forward'];
/** From here on a WebSocket needs create as well (AuthorizePodWebsocketUpgradeCreatePermission). */
const GET_IS_NOT_ENOUGH: Version = { major: 1, minor: 35, patch: 0, build: 0 };

export default defineCheck({
  id: 'rbac-pod-interactive',
  title: { en: 'Subject can work inside running pods', 'zh-CN': '主体可以进入运行中的 Pod' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'reach',
  reads: ['roles', 'bindings'],
  hints: ['clusters'],
  message: {
    en: '{who} can run commands in pods, forward their ports or add containers to them (namespaces: {where}), through {through}',
    'zh-CN': '{who} 可以在命名空间 {where} 的 Pod 中执行命令、转发端口或添加容器，途径：{through}',
  },
  act: {
    step: {
      en: 'Take pods/exec, attach, portforward, proxy and ephemeralcontainers out of the role, and grant them for a limited time: {through}',
      'zh-CN':
        '从角色中移除 pods/exec、attach、portforward、proxy 和 ephemeralcontainers，仅在需要时限时授予：{through}',
    },
    ...changeReach,
  },
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/authorization/'],
  applies: exceptSuperusers,
  judge(row, { tables }) {
    const either = judgeReach(row, [...BY_CREATE, 'pods-exec-by-get'], 'medium');
    if (either.verdict !== 'fail' || !row.rights.some(byGet)) return either;
    const byCreate = judgeReach(row, BY_CREATE, 'medium');
    const cluster = clusterOf(row, tables.clusters);
    const running = 'currentVersion' in cluster ? cluster.currentVersion : cluster;
    const version = running.known ? parseVersion(running.value) : undefined;
    if (!running.known || version === undefined) {
      if (byCreate.verdict === 'fail') return byCreate;
      return unknown(running.known ? undocumented(running) : running);
    }
    if (compareMinors(version, GET_IS_NOT_ENOUGH) >= 0) return byCreate;
    return { ...either, evidence: [...either.evidence, running.at] };
  },
});

function byGet({ right }: { right: string }): boolean {
  return right === 'pods-exec-by-get';
}
