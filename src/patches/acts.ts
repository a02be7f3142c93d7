import type { Remedy, RemedyAct } from '../model/advice.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Scope } from '../model/scope.ts';
import type { InventoryItem } from './inventory-item.ts';
import type { Reported } from './reported.ts';

/** What an act restarts. */
export function restartsOf(act: RemedyAct): Remedy['restarts'] {
  switch (act) {
    case 'control-plane-upgrade':
      return 'api-server';
    case 'kubelet-upgrade':
      return 'kubelet';
    case 'runtime-upgrade':
      return 'containers';
    case 'os-patch':
    case 'node-restart':
      return 'node';
    case 'addon-upgrade':
      return 'addon-pods';
    case 'pod-recreate':
      return 'pods';
    default:
      return 'nothing';
  }
}

const CONSOLE: Readonly<Partial<Record<RemedyAct, Bilingual>>> = {
  'control-plane-upgrade': {
    en: 'ACK > Clusters > {cluster} > Operations > Upgrade Cluster',
    'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 集群升级',
  },
  'kubelet-upgrade': {
    en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Kubelet Update',
    'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > Kubelet 升级',
  },
  'runtime-upgrade': {
    en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Kubelet Update > Runtime',
    'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > Kubelet 升级 > 运行时',
  },
  'os-patch': {
    en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Fix CVE',
    'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > CVE 修复',
  },
  'node-restart': {
    en: 'ACK > Clusters > {cluster} > Nodes > {node} > Drain, then ECS > Instances > Restart',
    'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > {node} > 节点排水，然后在 ECS 控制台重启实例',
  },
  'addon-upgrade': {
    en: 'ACK > Clusters > {cluster} > Operations > Add-ons',
    'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 组件管理',
  },
  'pod-recreate': {
    en: 'ACK > Clusters > {cluster} > Workloads > Redeploy',
    'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 重新部署',
  },
};

/** Where in the console the act is started. */
export function consoleOf(act: RemedyAct, scope: Scope): Bilingual | null {
  const path = CONSOLE[act];
  if (path === undefined) return null;
  const fill = (text: string) =>
    text
      .replaceAll('{cluster}', scope.cluster ?? '?')
      .replaceAll('{nodePool}', scope.nodePool ?? '?')
      .replaceAll('{node}', scope.node ?? '?');
  return { en: fill(path.en), 'zh-CN': fill(path['zh-CN']) };
}

/** The call that starts the act; null where none does it, or an id of it is not known. */
export function callOf(
  act: RemedyAct,
  item: InventoryItem,
  target: string | undefined,
  reported: Reported | undefined,
  runtime?: string,
): string | null {
  const [cluster, nodePool, node] = [item.scope.cluster, item.scope.nodePool, item.scope.node].map(safe);
  const version = target ?? '<version>';
  const pool = nodePool === undefined ? undefined : `/clusters/${cluster}/nodepools/${nodePool}`;
  switch (act) {
    case 'control-plane-upgrade':
      return post(`/api/v2/clusters/${cluster}/upgrade`, { next_version: version });
    case 'kubelet-upgrade':
      if (isEdge(item)) return 'edgeadm upgrade --interconnect-mode=<mode> --region=<region>';
      return pool === undefined
        ? null
        : post(`${pool}/upgrade`, {
            kubernetes_version: version,
            ...(runtime !== undefined && { runtime_type: 'containerd', runtime_version: runtime }),
            rolling_policy: ONE_BY_ONE,
          });
    case 'runtime-upgrade':
      return runtimeCall(item, pool, target);
    case 'os-patch':
      return postVulnerabilityFix(
        item.scope,
        (reported?.open ?? []).map(({ name }) => name.value),
      );
    case 'node-restart':
      return `kubectl drain ${node ?? '<node>'} --ignore-daemonsets --delete-emptydir-data`;
    case 'addon-upgrade':
      return item.addon === undefined
        ? null
        : post(`/clusters/${cluster}/components/upgrade`, [
            { component_name: item.addon.name, next_version: version },
          ]);
    case 'pod-recreate':
      return 'kubectl rollout restart <workload>';
    default:
      return null;
  }
}

const ONE_BY_ONE = { max_parallelism: 1 };

function runtimeCall(
  item: InventoryItem,
  pool: string | undefined,
  target: string | undefined,
): string | null {
  if (pool === undefined || isEdge(item)) return null;
  // ACK upgrades containerd; runc and the others come with its package.
  const version = item.component === 'containerd' ? (target ?? '<version>') : '<version>';
  return post(`${pool}/upgrade`, {
    runtime_type: 'containerd',
    runtime_version: version,
    rolling_policy: ONE_BY_ONE,
  });
}

/** The call that repairs named vulnerabilities on a pool, or on one node of it. */
export function postVulnerabilityFix({ cluster, nodePool, node }: Scope, vulnerabilities: readonly string[]) {
  if (nodePool === undefined) return null;
  const names = [...new Set(vulnerabilities)].sort();
  return post(`/clusters/${safe(cluster)}/nodepools/${safe(nodePool)}/vuls/fix`, {
    vuls: names.length === 0 ? ['<name>'] : names,
    ...(node !== undefined && { nodes: [node] }),
    auto_restart: true,
    rollout_policy: ONE_BY_ONE,
  });
}

function isEdge({ node }: InventoryItem): boolean {
  return node?.edgeWorker.known === true && node.edgeWorker.value === 'true';
}

/** Ids come from outside, and calls are pasted into a shell. */
function safe(id: string | undefined): string | undefined {
  return id === undefined ? undefined : encodeURIComponent(id).replaceAll(/[!'()*]/g, '_');
}

function post(path: string, body: unknown): string {
  // A quote in a name from outside would end the argument of the shell.
  return `aliyun cs POST ${path} --body '${JSON.stringify(body).replaceAll("'", "'\\''")}'`;
}
