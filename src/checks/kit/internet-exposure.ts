import type { Evidence, Gap } from '../../kernel/known.ts';
import { hasAll } from '../../model/derive/pod-exposure.ts';
import { toNetworkPod } from '../../model/derive/pod-policies.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { ServiceSelector } from '../../model/facts/service-selector.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Tables } from '../../model/tables.ts';
import { at, containersOf, inAnnotations } from './containers.ts';
import { missingFrom } from './gaps.ts';
import { isReached, type Reached, reachedIngress, reachedService } from './internet-services.ts';

export type ExposureTables = Pick<Tables, 'services' | 'serviceSelectors' | 'ingresses' | 'machineSettings'>;

/** One way from the internet to a pod: `LoadBalancer shop/web`, `Ingress shop/web → Service shop/web`. */
export interface InternetWay {
  text: string;
  evidence: readonly Evidence[];
}

export interface InternetExposure {
  ways: readonly InternetWay[];
  /** Why there may be more. */
  gaps: readonly Gap[];
}

/** A Service that may bring traffic of the internet; without labels one of which nobody knows where it goes. */
interface Entry extends InternetExposure {
  labels: ReadonlyMap<string, string> | undefined;
}

interface Index {
  /** By cluster and namespace. */
  entries: ReadonlyMap<string, readonly Entry[]>;
  /** By cluster: why what listens on nodes may be reached. */
  nodes: Map<string, readonly Gap[]>;
}
// Very many pods ask.
const indexes = new WeakMap<ExposureTables['services'], Index>();

/** The ways from the internet to a pod. NetworkPolicies are left out: behind a load balancer they see its address. */
export function internetExposure(row: PodTemplate, tables: ExposureTables): InternetExposure {
  const { cluster, namespace } = row;
  const ways: InternetWay[] = ownAddress(row);
  const gaps: Gap[] = [];
  const index = indexOf(tables);
  const entries = index.entries.get(`${cluster}\n${namespace}`);
  if (entries !== undefined) {
    const pod = toNetworkPod(row);
    if ('known' in pod) gaps.push(pod.because);
    else
      for (const entry of entries) {
        if (entry.labels === undefined) gaps.push(...entry.gaps);
        else if (hasAll(entry.labels, pod)) {
          ways.push(...entry.ways);
          gaps.push(...entry.gaps);
        }
      }
  }
  const ofNodes = nodeGaps(cluster, tables, index);
  if (ofNodes.length > 0 && hasHostPort(row)) gaps.push(...ofNodes);
  gaps.push(...missingFrom(tables.services, cluster, 'kubernetes/services'));
  gaps.push(...missingFrom(tables.ingresses, cluster, 'kubernetes/ingresses.networking.k8s.io'));
  return ways.length + gaps.length === 0 ? NOT_EXPOSED : { ways, gaps };
}

const NOT_EXPOSED: InternetExposure = { ways: [], gaps: [] };

/** Annotations by which a pod gets an elastic IP address of its own, on ECI and with Terway. */
const WITH_ADDRESS = ['k8s.aliyun.com/eci-with-eip', 'k8s.aliyun.com/pod-with-eip'];
const ADDRESS_ID = ['k8s.aliyun.com/eci-eip-instanceid', 'k8s.aliyun.com/pod-eip-instanceid'];

function ownAddress(row: PodTemplate): InternetWay[] {
  const names = [
    ...WITH_ADDRESS.filter((name) => at(row.annotations, name) === 'true'),
    ...ADDRESS_ID.filter((name) => at(row.annotations, name) !== undefined),
  ];
  return names.length === 0
    ? []
    : [{ text: 'elastic IP address', evidence: names.map((name) => inAnnotations(row, name)) }];
}

function hasHostPort(row: PodTemplate): boolean {
  return containersOf(row).some(({ spec }) => {
    const ports = at(spec, 'ports');
    return Array.isArray(ports) && ports.some((port) => Number(at(port, 'hostPort') ?? 0) > 0);
  });
}

function indexOf(tables: ExposureTables): Index {
  let index = indexes.get(tables.services);
  if (index === undefined) {
    const nodes = new Map<string, readonly Gap[]>();
    index = { entries: entriesOf(tables, nodes), nodes };
    indexes.set(tables.services, index);
  }
  return index;
}

function entriesOf(
  tables: ExposureTables,
  nodes: Map<string, readonly Gap[]>,
): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  const behind = new Map<string, { text: string; reached: Reached }[]>();
  const put = (cluster: string, namespace: string, entry: Entry) => {
    const key = `${cluster}\n${namespace}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [entry]);
    else known.push(entry);
  };
  for (const ingress of tables.ingresses.rows) {
    const { cluster, namespace, name, services } = ingress;
    const reached = reachedIngress(ingress, tables.services.of(cluster));
    if (reached === false) continue;
    if (!services.known) {
      put(cluster, namespace, { labels: undefined, ways: [], gaps: [services.because] });
      continue;
    }
    for (const service of services.value) {
      const id = `${cluster}/${namespace}/${service}`;
      const text = `Ingress ${namespace}/${name} → Service ${namespace}/${service}`;
      const known = behind.get(id);
      if (known === undefined) behind.set(id, [{ text, reached }]);
      else known.push({ text, reached });
    }
  }
  for (const service of tables.serviceSelectors.rows) {
    const entry = entryOf(service, behind.get(service.id) ?? [], tables, nodes);
    if (entry !== undefined) put(service.cluster, service.namespace, entry);
  }
  return found;
}

function entryOf(
  service: ServiceSelector,
  ingresses: readonly { text: string; reached: Reached }[],
  tables: ExposureTables,
  nodes: Map<string, readonly Gap[]>,
): Entry | undefined {
  const { selector, cluster } = service;
  const ways: InternetWay[] = [];
  const gaps: Gap[] = [...ownGaps(service, ways, tables, { nodes, entries: NO_ENTRIES })];
  for (const { text, reached } of ingresses) {
    if (isReached(reached)) ways.push({ text, evidence: reached.evidence });
    else if (reached !== false) gaps.push(reached);
  }
  if (ways.length + gaps.length === 0) return undefined;
  if (!selector.known) return { labels: undefined, ways: [], gaps: [selector.because] };
  // Somebody else keeps the endpoints of a Service without a selector.
  return selector.value.size === 0 || cluster === '' ? undefined : { labels: selector.value, ways, gaps };
}

const NO_ENTRIES: Index['entries'] = new Map();

function ownGaps(
  { id, type, namespace, name, cluster }: ServiceSelector,
  ways: InternetWay[],
  tables: ExposureTables,
  index: Index,
): readonly Gap[] {
  if (!type.known) return [type.because];
  if (type.value === 'NodePort') return nodeGaps(cluster, tables, index);
  const service = tables.services.get(id);
  if (type.value !== 'LoadBalancer' || service === undefined) return [];
  const reached = reachedService(service);
  if (reached === false) return [];
  if (!isReached(reached)) return [reached];
  ways.push({ text: `LoadBalancer ${namespace}/${name}`, evidence: reached.evidence });
  return [];
}

/** What listens on nodes is reached where these have addresses of their own and their security groups let it in. */
function nodeGaps(cluster: string, { machineSettings }: ExposureTables, { nodes }: Index): readonly Gap[] {
  let gaps = nodes.get(cluster);
  if (gaps === undefined) {
    const found = machineSettings.of(cluster).flatMap(({ ecs, publicAccess, at: origin, name }) => {
      if (ecs.known && !ecs.value) return [];
      if (!publicAccess.known) return [publicAccess.because];
      if (!publicAccess.value) return [];
      const reason = `${name} has a public address, and its security groups are not held against node ports`;
      return [gapOf(origin.source, origin.ids, 'absent', reason)];
    });
    gaps = [...found.slice(0, 3), ...missingFrom(machineSettings, cluster, 'ecs/DescribeInstances')];
    nodes.set(cluster, gaps);
  }
  return gaps;
}
