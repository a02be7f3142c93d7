import { compareText } from '../../kernel/compare.ts';
import { dig, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Node, VirtualNode } from '../facts/node.ts';
import type { NodePool } from '../facts/node-pool.ts';
import type { Scope } from '../scope.ts';
import { type Completeness, createTable, type Origin, type Table } from '../table.ts';
import { evidenceAt, Fields, firstKnown } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';
import { toVirtualNode, virtualByName, virtualKind } from './virtual-nodes.ts';

const ACK = 'cs/DescribeClusterNodes';
const KUBERNETES = 'kubernetes/nodes';
const POOL_LABELS = ['node.alibabacloud.com/nodepool-id', 'alibabacloud.com/nodepool-id'];
const AUTONOMY = [
  'node.beta.alibabacloud.com/autonomy',
  'node.beta.openyurt.io/autonomy',
  'node.alibabacloud.com/autonomy-duration',
];

/** A node as ACK lists it, as the Kubernetes API does, or both, joined by name or instance id. */
interface Sighting {
  ack?: Fields;
  kubernetes?: Fields;
  origin: Origin;
}

interface ClusterNodes {
  nodes: Node[];
  virtualNodes: VirtualNode[];
  completeness: Completeness;
  virtualCompleteness: Completeness;
}

export function normaliseNodes(
  reading: Reading,
  clusters: Table<Cluster>,
  pools: Table<NodePool>,
): { nodes: Table<Node>; virtualNodes: Table<VirtualNode> } {
  const nodes: Node[] = [];
  const virtualNodes: VirtualNode[] = [];
  const completeness = new Map<string, Completeness>();
  const virtualCompleteness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const found = nodesOf(cluster, reading, pools);
    nodes.push(...found.nodes);
    virtualNodes.push(...found.virtualNodes);
    completeness.set(cluster.id, found.completeness);
    virtualCompleteness.set(cluster.id, found.virtualCompleteness);
  }
  return {
    nodes: createTable(nodes, completeness),
    virtualNodes: createTable(virtualNodes, virtualCompleteness),
  };
}

function nodesOf(cluster: Cluster, reading: Reading, pools: Table<NodePool>): ClusterNodes {
  const ack = reading.list(ACK, [cluster.id]);
  const kubernetes = reading.list(KUBERNETES, [cluster.id], '/items');
  const kubernetesGaps: Gap[] = [...kubernetes.completeness.gaps];
  const ackGaps: Gap[] = [...ack.completeness.gaps];
  const sightings = new Map<string, Sighting>();
  const virtualNodes = new Map<string, VirtualNode>();
  const nameOfInstance = new Map<string, string>();
  for (const item of kubernetes.items)
    seeKubernetes(item, cluster, sightings, virtualNodes, nameOfInstance, kubernetesGaps);
  for (const item of ack.items) {
    const fields = new Fields(item.value, item.origin);
    const name = fields.name('node_name');
    // A virtual node under a name of its own is told by the Kubernetes API alone.
    if (name.known && virtualNodes.has(name.value)) continue;
    const kind = virtualByName(fields);
    if (kind?.known) virtualNodes.set(kind.value, toVirtualNode(kind.value, kind, item, cluster));
    else seeAck(fields, item.origin, sightings, nameOfInstance, ackGaps);
  }
  const gaps = [...ackGaps, ...kubernetesGaps];
  const names = [...sightings.keys()].sort(compareText);
  const unread = { ack: gapFields(ackGaps), kubernetes: gapFields(kubernetesGaps) };
  const nodes = names.map((name) => toNode(name, sightings.get(name) as Sighting, cluster, pools, unread));
  return {
    nodes,
    virtualNodes: [...virtualNodes.values()],
    // Each list may name nodes that the other does not: both are needed to say that these are all.
    completeness: { state: gaps.length === 0 ? 'complete' : names.length > 0 ? 'partial' : 'none', gaps },
    virtualCompleteness:
      kubernetesGaps.length === 0 ? kubernetes.completeness : { state: 'partial', gaps: kubernetesGaps },
  };
}

function seeKubernetes(
  item: Item,
  cluster: Cluster,
  sightings: Map<string, Sighting>,
  virtualNodes: Map<string, VirtualNode>,
  nameOfInstance: Map<string, string>,
  gaps: Gap[],
): void {
  const fields = new Fields(item.value, item.origin);
  const name = fields.name('metadata', 'name');
  if (!name.known) {
    gaps.push(name.because);
    return;
  }
  const kind = virtualKind(item, name.value);
  if (kind !== undefined) {
    virtualNodes.set(name.value, toVirtualNode(name.value, kind, item, cluster));
    return;
  }
  const instance = instanceOf(item.value);
  if (instance !== undefined) nameOfInstance.set(instance, name.value);
  sightings.set(name.value, { kubernetes: fields, origin: item.origin });
}

function seeAck(
  fields: Fields,
  origin: Origin,
  sightings: Map<string, Sighting>,
  nameOfInstance: Map<string, string>,
  gaps: Gap[],
): void {
  const name = fields.name('node_name');
  const instance = fields.name('instance_id');
  const key = name.known
    ? name.value
    : instance.known
      ? (nameOfInstance.get(instance.value) ?? instance.value)
      : undefined;
  if (key === undefined) {
    gaps.push(gapOf(origin.source, origin.ids, 'failed', 'a node has neither node_name nor instance_id'));
    return;
  }
  const known =
    sightings.get(key) ??
    (instance.known ? sightings.get(nameOfInstance.get(instance.value) ?? '') : undefined);
  if (known === undefined) sightings.set(key, { ack: fields, origin });
  else known.ack ??= fields;
}

/** `cn-hangzhou.i-xxxx`, also `alicloud://cn-hangzhou.i-xxxx`. */
function instanceOf(node: JsonObject): string | undefined {
  const providerId = dig(node, 'spec', 'providerID');
  if (typeof providerId !== 'string') return undefined;
  const bare = providerId.replace(/^[a-z]+:\/\//, '');
  const dot = bare.indexOf('.');
  return dot >= 0 ? bare.slice(dot + 1) : undefined;
}

interface Unread {
  ack: Known<never>[];
  kubernetes: Known<never>[];
}

function gapFields(gaps: readonly Gap[]): Known<never>[] {
  return gaps.map((gap) => unseen(gap));
}

function toNode(
  name: string,
  sighting: Sighting,
  cluster: Cluster,
  pools: Table<NodePool>,
  unread: Unread,
): Node {
  const ack: From = (read) =>
    firstKnown(
      ...(sighting.ack === undefined ? unread.ack : [read(sighting.ack)]),
      notListed(ACK, cluster.id),
    );
  const kubernetes: From = (read) =>
    firstKnown(
      ...(sighting.kubernetes === undefined ? unread.kubernetes : [read(sighting.kubernetes)]),
      notListed(KUBERNETES, cluster.id),
    );
  const pool = poolOf(sighting, ack, kubernetes, unread);
  const instance = firstKnown(
    ack((fields) => fields.name('instance_id')),
    kubernetes((fields) =>
      fields.parsed(['spec', 'providerID'], 'a provider id', (value) =>
        instanceOf({ spec: { providerID: value } }),
      ),
    ),
  );
  const scope: Scope = { ...cluster.scope, kind: 'node', node: name };
  if (pool.known && pool.value !== '') {
    scope.nodePool = pool.value;
    const row = pools.get(`${cluster.id}/${pool.value}`);
    if (row?.scope.nodePoolName !== undefined) scope.nodePoolName = row.scope.nodePoolName;
  }
  if (instance.known) scope.instance = instance.value;
  return {
    id: `${cluster.id}/${name}`,
    subject: `${cluster.id}/Node/${name}`,
    scope,
    at: sighting.origin,
    cluster: cluster.id,
    name,
    instance,
    pool,
    imageId: ack((fields) => fields.name('image_id')),
    isAliyunNode: ack((fields) => fields.boolean('is_aliyun_node')),
    role: ack((fields) => fields.name('instance_role')),
    status: ack((fields) => fields.name('node_status')),
    ...systemFields(kubernetes),
  };
}

type From = <T>(read: (fields: Fields) => Known<T>) => Known<T>;

function notListed(source: string, cluster: string): Known<never> {
  return unseen(gapOf(source, [cluster], 'absent', 'the node is not in this list'));
}

/** The pool that claims the node: ACK's list, or the label in either spelling. Empty where all were read and none does. */
function poolOf(sighting: Sighting, ack: From, kubernetes: From, unread: Unread): Known<string> {
  const listed = ack((fields) => fields.text('nodepool_id'));
  if (listed.known && listed.value !== '') return listed;
  for (const label of POOL_LABELS) {
    const labelled = kubernetes((fields) => fields.name('metadata', 'labels', label));
    if (labelled.known) return labelled;
  }
  if (unread.ack.length > 0 && sighting.ack === undefined) return unread.ack[0] as Known<string>;
  if (unread.kubernetes.length > 0 && sighting.kubernetes === undefined)
    return unread.kubernetes[0] as Known<string>;
  // ACK's own empty id is what says it, where ACK lists the node at all.
  return listed.known ? listed : seen('', evidenceAt(sighting.origin, '', null));
}

function systemFields(kubernetes: From) {
  const info = (member: string) => kubernetes((fields) => fields.name('status', 'nodeInfo', member));
  return {
    kubeletVersion: info('kubeletVersion'),
    runtimeVersion: info('containerRuntimeVersion'),
    osImage: info('osImage'),
    kernelVersion: info('kernelVersion'),
    architecture: info('architecture'),
    ready: kubernetes((fields) =>
      fields.parsed(
        ['status', 'conditions'],
        'a list with the Ready condition',
        (value) => readiness(value)?.ready,
      ),
    ),
    readySince: kubernetes((fields) =>
      fields.parsed(
        ['status', 'conditions'],
        'a list with the Ready condition',
        (value) => readiness(value)?.since,
      ),
    ),
    edgeWorker: kubernetes((fields) =>
      fields.parsed(['metadata'], 'an object', (metadata) =>
        textOrEmpty(dig(metadata, 'labels', 'alibabacloud.com/is-edge-worker')),
      ),
    ),
    nvidiaDriver: kubernetes((fields) =>
      fields.parsed(['metadata', 'labels'], 'labels that tell the driver', nvidiaDriverOf),
    ),
    autonomy: kubernetes((fields) =>
      fields.parsed(['metadata'], 'an object', (metadata) =>
        textOrEmpty(
          AUTONOMY.map((name) => dig(metadata, 'annotations', name)).find(
            (value) => typeof value === 'string',
          ),
        ),
      ),
    ),
  };
}

/** NVIDIA GPU feature discovery: one label with the whole version, in older releases three with its parts. */
function nvidiaDriverOf(labels: Json): string | undefined {
  const full = dig(labels, 'nvidia.com/cuda.driver-version.full');
  if (typeof full === 'string' && full !== '') return full;
  const parts = ['major', 'minor', 'rev'].map((part) => dig(labels, `nvidia.com/cuda.driver.${part}`));
  return parts.every((part) => typeof part === 'string' && /^\d+$/.test(part)) ? parts.join('.') : undefined;
}

function readiness(conditions: unknown): { ready: boolean; since: number | undefined } | undefined {
  if (!Array.isArray(conditions)) return undefined;
  const condition = conditions.find((item) => dig(item, 'type') === 'Ready');
  const status = dig(condition, 'status');
  if (typeof status !== 'string') return undefined;
  return { ready: status === 'True', since: parseInstant(dig(condition, 'lastTransitionTime')) };
}

function textOrEmpty(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
