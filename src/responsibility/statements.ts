import type { Evidence, Known } from '../kernel/known.ts';
import { daysBetween } from '../kernel/time.ts';
import { compareVersions, minorOf, parseVersion } from '../kernel/version.ts';
import type { Bilingual, Saw, SourceReport, Statement, StatementReport } from '../model/assessment.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { KubernetesVersion } from '../model/facts/kubernetes-version.ts';
import { type Scope, UNREAD_ID } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from './cell.ts';

/** How long after its release a patch of the control plane may be out before it counts as overdue. */
const PATCH_DAYS = 30;

/**
 * What can be said, on evidence, of a duty of Alibaba Cloud: never a blank tick.
 * @param currentPods how many workloads on a virtual node run on the newest platform
 */
export function statementOf(
  cell: Cell,
  tables: Tables,
  time: number,
  currentPods: (scope: Scope) => number,
): Statement | undefined {
  const cluster = cell.scope.cluster === undefined ? undefined : tables.clusters.get(cell.scope.cluster);
  switch (`${cell.layer}/${cell.duty}`) {
    case 'control-plane/apply-fix':
      return cluster && controlPlanePatched(cluster, tables, time);
    case 'control-plane/publish-fix':
      return cluster && releasesPublished(cluster, tables);
    case 'control-plane/protect':
    case 'infrastructure/protect':
      return cluster && heldByProvider(cluster);
    case 'node-os/publish-fix':
      return osFixesPublished(cell.scope, cluster, tables);
    case 'container-runtime/publish-fix':
      return cluster && runtimesPublished(cluster, tables);
    case 'pod-runtime/publish-fix':
      return platformPublished(currentPods(cell.scope));
    case 'kubelet/publish-fix':
      return cluster && releasesPublished(cluster, tables);
    default:
      return undefined;
  }
}

function say(state: Statement['state'], text: Bilingual, saw: Saw, evidence: Evidence[]): Statement {
  const message = text.en.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(saw, name) ? String(saw[name]) : whole,
  );
  return { state, message, text, saw, evidence };
}

function evidence(...fields: Known<unknown>[]): Evidence[] {
  return fields.flatMap((field) => (field.known ? [field.at] : []));
}

/** The control plane against the patch releases that ACK publishes for its minor. */
function controlPlanePatched(cluster: Cluster, tables: Tables, time: number): Statement {
  const releases = releasesFor(cluster, tables);
  if (!cluster.currentVersion.known || releases.length === 0) {
    return say('unverified', TEXTS.releasesUnread, {}, evidence(cluster.currentVersion));
  }
  const current = cluster.currentVersion.value;
  const same = releases.filter((release) => minorName(release.version) === minorName(current));
  if (same.length === 0)
    return say('unverified', TEXTS.minorNotListed, { current }, evidence(cluster.currentVersion));
  const newer = same.filter((release) => compareReleases(release.version, current) > 0);
  const newest = newer.toSorted((a, b) => compareReleases(b.version, a.version))[0];
  if (newest === undefined) {
    return say('verified', TEXTS.newestPatch, { current }, [
      ...evidence(cluster.currentVersion),
      ...same.slice(0, 1).map(evidenceOfRelease),
    ]);
  }
  const released = newer.flatMap((release) => (release.releaseDate.known ? [release.releaseDate.value] : []));
  const days = released.length === 0 ? undefined : daysBetween(Math.min(...released), time);
  const seen = [...evidence(cluster.currentVersion), evidenceOfRelease(newest)];
  if (days === undefined || days <= PATCH_DAYS)
    return say('unverified', TEXTS.newerPatch, { current, newest: newest.version }, seen);
  return say('overdue', TEXTS.patchOverdue, { current, newest: newest.version, days }, seen);
}

function releasesPublished(cluster: Cluster, tables: Tables): Statement {
  const releases = releasesFor(cluster, tables);
  const current = cluster.currentVersion;
  if (!current.known || releases.length === 0) return say('unverified', TEXTS.releasesUnread, {}, []);
  const same = releases.filter((release) => minorName(release.version) === minorName(current.value));
  if (same.length === 0)
    return say('unverified', TEXTS.minorNotListed, { current: current.value }, evidence(current));
  return say(
    'verified',
    TEXTS.releasesPublished,
    { count: same.length, minor: minorName(current.value) ?? '' },
    same.slice(0, 3).map(evidenceOfRelease),
  );
}

function releasesFor(cluster: Cluster, tables: Tables): KubernetesVersion[] {
  return tables.kubernetesVersions.rows.filter(
    (release) =>
      (release.clusterType === undefined ||
        !cluster.type.known ||
        release.clusterType === cluster.type.value) &&
      (release.profile === undefined ||
        !cluster.profile.known ||
        release.profile === cluster.profile.value) &&
      (release.region === undefined || !cluster.region.known || release.region === cluster.region.value),
  );
}

function minorName(version: string): string | undefined {
  const parsed = parseVersion(version);
  return parsed && minorOf(parsed);
}

function compareReleases(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left && right ? compareVersions(left, right) : 0;
}

function evidenceOfRelease(release: KubernetesVersion): Evidence {
  const { source, ids, path } = release.at;
  return { source, ids, path: `${path}/version`, value: release.version };
}

/** What the cluster's own fields prove: who runs its control plane. That it is run well is not to be seen from outside. */
function heldByProvider(cluster: Cluster): Statement {
  const type = cluster.type.known ? cluster.type.value : '';
  return say(
    'unverified',
    TEXTS.heldByProvider,
    { type },
    evidence(cluster.type, cluster.profile, cluster.spec),
  );
}

function runtimesPublished(cluster: Cluster, tables: Tables): Statement {
  const listed = releasesFor(cluster, tables).flatMap((release) =>
    release.runtimes.known ? [release.runtimes] : [],
  );
  const containerd = listed.flatMap(({ value }) => value).filter((runtime) => runtime.name === 'containerd');
  const versions = [...new Set(containerd.map((runtime) => runtime.version))].sort();
  if (versions.length === 0) return say('unverified', TEXTS.runtimesUnread, {}, []);
  return say(
    'verified',
    TEXTS.runtimesPublished,
    { versions: versions.join(', ') },
    evidence(...listed.slice(0, 1)),
  );
}

function platformPublished(count: number): Statement {
  return count === 0
    ? say('unverified', TEXTS.platformUnseen, {}, [])
    : say('verified', TEXTS.platformPublished, { count }, []);
}

function imagesPublished(cluster: Cluster, tables: Tables): Statement | undefined {
  const listed = releasesFor(cluster, tables).flatMap((release) =>
    release.images.known ? [release.images] : [],
  );
  const system = listed
    .flatMap(({ value }) => value)
    .filter((image) => image.category.known && image.category.value === 'system');
  const count = new Set(system.map((image) => image.imageId)).size;
  return count === 0
    ? undefined
    : say('verified', TEXTS.imagesPublished, { count }, evidence(...listed.slice(0, 1)));
}

function osFixesPublished(scope: Scope, cluster: Cluster | undefined, tables: Tables): Statement {
  const rows = tables.nodeVulnerabilities
    .of(scope.cluster ?? '')
    .filter((row) =>
      scope.kind === 'node' ? row.scope.node === scope.node : row.scope.nodePool === scope.nodePool,
    );
  const first = rows[0];
  if (first === undefined)
    return (cluster && imagesPublished(cluster, tables)) ?? say('unverified', TEXTS.noOsFixSeen, {}, []);
  const { source, ids, path } = first.at;
  return say('verified', TEXTS.osFixesPublished, { count: rows.length }, [
    { source, ids, path, value: first.id.split('/').pop() ?? '' },
  ]);
}

/** The `resp-*` of the catalogue that are said of a scope, not of a row. */
export function statementReports(
  cells: readonly Cell[],
  tables: Tables,
  sources: readonly SourceReport[],
): StatementReport[] {
  const reports: StatementReport[] = [];
  for (const cluster of tables.clusters.rows) reports.push(...clusterReports(cluster, cells));
  for (const cell of cells) {
    const [reason] = cell.basis;
    if (
      cell.layer !== 'node-os' ||
      cell.duty !== 'apply-fix' ||
      cell.scope.kind !== 'node' ||
      reason === undefined
    )
      continue;
    if (reason.rule !== 'node-os-no-node-pool-automates-it' || cell.scope.node === UNREAD_ID) continue;
    const subject = `${cell.scope.cluster}/Node/${cell.scope.node}`;
    reports.push({
      check: 'resp-node-unassigned',
      scope: cell.scope,
      subject,
      ...say('unverified', TEXTS.nodeUnassigned, { node: cell.scope.node ?? '' }, []),
    });
  }
  reports.push(...addonReports(tables), ...missingEvidence(tables, sources));
  return reports;
}

function clusterReports(cluster: Cluster, cells: readonly Cell[]): StatementReport[] {
  const found = cells.find(
    (cell) =>
      cell.scope.kind === 'cluster' && cell.scope.cluster === cluster.id && cell.layer === 'control-plane',
  );
  const common = { scope: cluster.scope, subject: cluster.id };
  const type = cluster.type.known ? cluster.type.value : '';
  const profile = cluster.profile.known ? cluster.profile.value : '';
  const seen = evidence(cluster.type, cluster.profile, cluster.spec);
  if (found?.party === 'alibaba-cloud') {
    const held = say('unverified', TEXTS.heldByProvider, { type }, seen);
    const reports: StatementReport[] = [{ check: 'resp-control-plane-provider', ...common, ...held }];
    if (found.configuration === 'outside-model')
      reports.push({
        check: 'resp-kind-outside-table',
        ...common,
        ...say('unverified', TEXTS.outsideTable, { type, profile }, seen),
      });
    return reports;
  }
  if (type === 'Kubernetes')
    return [
      {
        check: 'resp-control-plane-self-run',
        ...common,
        ...say('unverified', TEXTS.selfRun, { type }, seen),
      },
    ];
  return found?.configuration === 'outside-model' && cluster.type.known
    ? [
        {
          check: 'resp-kind-outside-table',
          ...common,
          ...say('unverified', TEXTS.outsideTable, { type, profile }, seen),
        },
      ]
    : [];
}

/** Components that ACK runs or ships: their findings go to the component's owner. */
function addonReports(tables: Tables): StatementReport[] {
  return tables.addons.rows.flatMap((addon) => {
    const { managed } = addon;
    if (!managed.known || !managed.value) return [];
    const version = addon.version.known ? addon.version.value : '';
    const said = say('unverified', TEXTS.managedAddon, { name: addon.name, version }, evidence(managed));
    return [{ check: 'resp-provider-object', scope: addon.scope, subject: addon.subject, ...said }];
  });
}

function missingEvidence(tables: Tables, sources: readonly SourceReport[]): StatementReport[] {
  const account = tables.account.rows[0];
  const unread = sources.filter((source) => source.outcome !== 'read' && source.outcome !== 'absent');
  if (account === undefined || unread.length === 0) return [];
  const names = [...new Set(unread.map((source) => source.source))];
  const said = say(
    'unverified',
    TEXTS.evidenceMissing,
    { count: unread.length, sources: names.join(', ') },
    [],
  );
  return [{ check: 'resp-evidence-missing', scope: account.scope, subject: account.subject, ...said }];
}

const TEXTS = {
  releasesUnread: {
    en: 'The releases that ACK publishes were not read: whether the newest patch runs cannot be told',
    'zh-CN': '未读取到 ACK 发布的版本列表，无法判断是否运行最新补丁版本',
  },
  minorNotListed: {
    en: 'ACK lists no release of the minor version of {current}',
    'zh-CN': 'ACK 发布的版本列表中没有 {current} 所属的次要版本',
  },
  newestPatch: {
    en: 'The control plane runs {current}, the newest patch ACK lists for it',
    'zh-CN': '控制面运行 {current}，为 ACK 列出的最新补丁版本',
  },
  newerPatch: {
    en: 'The control plane runs {current}; ACK lists {newest}',
    'zh-CN': '控制面运行 {current}，ACK 已列出 {newest}',
  },
  patchOverdue: {
    en: 'The control plane runs {current} although {newest} is listed; a newer patch has been out for {days} days',
    'zh-CN': '控制面仍运行 {current}，ACK 已列出 {newest}，新补丁已发布 {days} 天',
  },
  releasesPublished: {
    en: 'ACK lists {count} releases of {minor}',
    'zh-CN': 'ACK 列出了 {minor} 的 {count} 个版本',
  },
  heldByProvider: {
    en: 'The cluster is of type {type}: Alibaba Cloud runs its control plane; its hardening cannot be seen from outside',
    'zh-CN': '集群类型为 {type}，控制面由阿里云运行；其加固情况无法从外部观察',
  },
  noOsFixSeen: { en: 'No published fix was seen for these nodes', 'zh-CN': '未发现针对这些节点发布的修复' },
  osFixesPublished: {
    en: 'ACK names {count} vulnerabilities with fixes for these nodes',
    'zh-CN': 'ACK 为这些节点列出了 {count} 个可修复的漏洞',
  },
  runtimesUnread: {
    en: 'The container runtimes that ACK publishes were not read',
    'zh-CN': '未读取到 ACK 发布的容器运行时版本',
  },
  runtimesPublished: {
    en: 'ACK lists containerd {versions} for this cluster',
    'zh-CN': 'ACK 为该集群列出了 containerd {versions}',
  },
  platformUnseen: {
    en: 'No pod here runs on the newest ECI platform',
    'zh-CN': '此处没有运行在最新 ECI 平台版本上的 Pod',
  },
  platformPublished: {
    en: 'The newest ECI platform is out: {count} workloads here run on it',
    'zh-CN': '最新的 ECI 平台版本已发布，此处有 {count} 个工作负载运行于其上',
  },
  imagesPublished: {
    en: 'ACK lists {count} OS images of its own for this cluster',
    'zh-CN': 'ACK 为该集群列出了 {count} 个官方 OS 镜像',
  },
  nodeUnassigned: {
    en: 'No node pool claims node {node}: nothing patches it by itself',
    'zh-CN': '节点 {node} 不属于任何节点池，不会被自动修复',
  },
  outsideTable: {
    en: 'The published model has no column for a cluster of type {type}, profile {profile}: the reading is an assumption',
    'zh-CN': '共享责任模型未包含类型为 {type}、配置为 {profile} 的集群，此处为推断',
  },
  selfRun: {
    en: 'The masters of this {type} cluster are the customer’s own machines: the control plane is the customer’s',
    'zh-CN': '该 {type} 集群的 Master 节点为客户自有机器，控制面由客户负责',
  },
  managedAddon: {
    en: 'Component {name} {version} is run by ACK',
    'zh-CN': '组件 {name} {version} 由 ACK 托管运行',
  },
  evidenceMissing: {
    en: '{count} sources were not read: {sources}',
    'zh-CN': '有 {count} 个数据源未读取：{sources}',
  },
} as const satisfies Record<string, Bilingual>;
