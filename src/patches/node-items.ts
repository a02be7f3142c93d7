import { findComponent } from '../advisories/components.ts';
import type { Facts } from '../advisories/matcher.ts';
import { type Known, seen, unseen } from '../kernel/known.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Node } from '../model/facts/node.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import { mapKnown } from '../model/normalise/fields.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Tables } from '../model/tables.ts';
import type { ComponentLayer, InventoryItem } from './inventory-item.ts';
import { type ClusterPods, toolKey } from './running-pods.ts';

/** Node components whose versions no list tells: `containerRuntimeVersion` names containerd, not runc. */
const UNTOLD = ['runc', 'nvidia-container-toolkit', 'polkit', 'nvidia-driver', 'cni', 'cni-plugins'];
const RUNTIMES = ['containerd', 'docker'];

/** What stands on one node. */
export function nodeItems(
  node: Node,
  facts: Facts,
  cluster: Cluster,
  { tools }: ClusterPods,
): InventoryItem[] {
  const item = (component: string, version: Known<string>): InventoryItem => ({
    scope: node.scope,
    component,
    layer: layerOf(component),
    version,
    facts,
    cluster,
    node,
  });
  return [
    item('kubelet', node.kubeletVersion),
    ...runtimesOf(node).map(([component, version]) => item(component, version)),
    item('kernel', node.kernelVersion),
    ...UNTOLD.map((component) => item(component, toldByOthers(component, node, tools))),
  ];
}

/** What feature discovery found, and what pods install on their node. */
function toldByOthers(component: string, node: Node, tools: ClusterPods['tools']): Known<string> {
  if (component === 'nvidia-driver' && node.nvidiaDriver.known) return node.nvidiaDriver;
  const version = tools.get(toolKey(node.name, component));
  if (version === undefined) return untold(component, node.cluster);
  const at = { source: 'kubernetes/pods', ids: [node.cluster], path: '', value: version };
  return seen(version, at, 'a pod on the node installs it');
}

function layerOf(component: string): ComponentLayer {
  return (findComponent(component)?.layer ?? 'node-os') as ComponentLayer;
}

function untold(component: string, cluster: string): Known<string> {
  const reason = `the version of ${component} is not in the status of a node`;
  return unseen(gapOf('kubernetes/nodes', [cluster], 'absent', reason));
}

/** `containerd://1.6.28`; where it was not read it may be any. */
function runtimesOf({ runtimeVersion }: Node): (readonly [string, Known<string>])[] {
  if (!runtimeVersion.known) return RUNTIMES.map((name) => [name, runtimeVersion] as const);
  const [, name, version] = /^([a-z0-9-]+):\/\/(.*)$/.exec(runtimeVersion.value) ?? [];
  if (name !== undefined && version !== undefined)
    return [[name, mapKnown(runtimeVersion, () => version)] as const];
  const { source, ids } = runtimeVersion.at;
  const unread = unseen(gapOf(source, ids, 'failed', 'it names no container runtime'));
  return RUNTIMES.map((runtime) => [runtime, unread] as const);
}

/** A pool without nodes: what its settings give the next one. */
export function poolItems(cluster: Cluster, facts: Facts, tables: Tables): InventoryItem[] {
  const nodes = tables.nodes.of(cluster.id);
  const peopled = new Set(nodes.flatMap(({ pool }) => (pool.known ? [pool.value] : [])));
  return tables.nodePools.of(cluster.id).flatMap((pool) => {
    if (peopled.has(pool.pool)) return [];
    const { gaps } = tables.nodes.completeness(cluster.id);
    const items = itemsOfEmptyPool(pool, cluster, facts).map((item) => ({ ...item, gaps }));
    // Where it is proven to have no nodes, nothing stands on them.
    return gaps.length === 0 ? items.filter(({ version }) => version !== NO_NODE_VERSION) : items;
  });
}

function itemsOfEmptyPool(pool: NodePool, cluster: Cluster, facts: Facts): InventoryItem[] {
  const { runtime, runtimeVersion } = pool;
  const item = (component: string, version: Known<string>): InventoryItem => ({
    scope: pool.scope,
    component,
    layer: layerOf(component),
    version,
    facts,
    cluster,
    pool,
  });
  const runtimes: InventoryItem[] = runtime.known
    ? [item(runtime.value, runtimeVersion)]
    : RUNTIMES.map((name) => item(name, runtime));
  return [
    item('kubelet', pool.kubeletVersion),
    ...runtimes,
    ...['kernel', ...UNTOLD].map((component) => item(component, listedVersion(component, pool))),
  ];
}

/** ACK lists what the next node will have; nodes that are there may have another. */
function listedVersion(component: string, { componentVersions }: NodePool): Known<string> {
  if (!componentVersions.known) return NO_NODE_VERSION;
  const version = componentVersions.value.get(component);
  return version === undefined ? NO_NODE_VERSION : mapKnown(componentVersions, () => version);
}

const NO_NODE_VERSION = unseen(
  gapOf('kubernetes/nodes', [], 'absent', 'no node of the pool was read that tells it'),
);
