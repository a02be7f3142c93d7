import type { Facts } from '../advisories/matcher.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Node } from '../model/facts/node.ts';
import type { Tables } from '../model/tables.ts';
import type { ClusterPods } from './running-pods.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['Ask', 'serverless'],
  ['Kubernetes', 'dedicated'],
  ['ExternalKubernetes', 'registered'],
]);

/** What is known of a cluster that advisories make a condition; what was not read is not in it. */
export function clusterFacts(cluster: Cluster, tables: Tables, pods: ClusterPods): Facts {
  const facts = new Map<string, string>();
  const kind = clusterType(cluster);
  if (kind !== undefined) facts.set('cluster-type', kind);
  const nodes = tables.nodes.of(cluster.id);
  if (nodes.some(isWindows)) facts.set('windows-nodes', 'true');
  else if (
    tables.nodes.completeness(cluster.id).state === 'complete' &&
    nodes.every(({ osImage }) => osImage.known)
  )
    facts.set('windows-nodes', 'false');
  for (const fact of pods.shown) facts.set(fact, 'true');
  // Without the flag the webhook is off, but what a controller is started with may stand elsewhere, too.
  const controllers = pods.images.filter(({ component }) => component === 'ingress-nginx');
  if (controllers.some(({ webhook }) => webhook)) facts.set('ingress-nginx-admission-webhook', 'true');
  return facts;
}

/** Whether the control plane runs on the customer's machines. */
export function isSelfRun(facts: Facts): boolean {
  return ['dedicated', 'registered'].includes(facts.get('cluster-type') ?? '');
}

/** The same for one node: what it says of itself counts. */
export function nodeFacts(node: Node, ofCluster: Facts, readOnlyPorts: ReadonlyMap<string, number>): Facts {
  const port = readOnlyPorts.get(node.id);
  if (port === undefined && !node.osImage.known) return ofCluster;
  const facts = new Map(ofCluster);
  if (node.osImage.known) facts.set('windows-nodes', String(isWindows(node)));
  if (port !== undefined) facts.set('kubelet-read-only-port', String(port > 0));
  return facts;
}

/** By the id of the node, what its kubelet reports. */
export function readOnlyPortsOf(tables: Tables): ReadonlyMap<string, number> {
  return new Map(
    tables.kubeletConfigurations.rows.flatMap(({ cluster, kind, name, readOnlyPort }) =>
      kind === 'node' && readOnlyPort.known ? [[`${cluster}/${name}`, readOnlyPort.value] as const] : [],
    ),
  );
}

function clusterType({ type, profile }: Cluster): string | undefined {
  if (!type.known) return undefined;
  if (type.value !== 'ManagedKubernetes') return TYPES.get(type.value);
  if (!profile.known) return undefined;
  return profile.value === 'Default' ? 'managed' : profile.value.toLowerCase();
}

function isWindows({ osImage }: Node): boolean {
  return osImage.known && /windows/i.test(osImage.value);
}
