import type { Node } from '../facts/node.ts';
import type { Table } from '../table.ts';
import type { Fields } from './fields.ts';

/** The machine a record of Security Center is about: a node where one is known, and the names it goes by. */
export interface Machine {
  node: Node | undefined;
  instance: string;
  /** As Security Center names it; empty where it does not. */
  cluster: string;
}

export interface MachineFinder {
  /** By instance id first, then by name within the cluster. */
  find(cluster: string, instance: string, name: string): Node | undefined;
  /** Undefined where the record names no machine at all. */
  ofRecord(fields: Fields): Machine | undefined;
}

/** Joins what other products say of machines to the nodes of the clusters. */
export function machineFinder(nodes: Table<Node>): MachineFinder {
  const byInstance = new Map<string, Node>();
  for (const node of nodes.rows) {
    if (node.instance.known && node.instance.value !== '') byInstance.set(node.instance.value, node);
  }
  const find = (cluster: string, instance: string, name: string) =>
    byInstance.get(instance) ?? (name === '' ? undefined : nodes.get(`${cluster}/${name}`));
  return {
    find: (cluster, instance, name) => {
      const node = find(cluster, instance, name);
      return node?.cluster === cluster ? node : undefined;
    },
    ofRecord: (fields) => {
      const [instance, nodeId, name, cluster] = [
        'InstanceId',
        'K8sNodeId',
        'K8sNodeName',
        'K8sClusterId',
      ].map((field) => textOf(fields, field)) as [string, string, string, string];
      if (instance === '' && nodeId === '' && name === '') return undefined;
      const node = find(cluster, instance, name) ?? find(cluster, nodeId, name);
      return { node, instance: instance === '' ? nodeId || name : instance, cluster };
    },
  };
}

// Security Center writes `N/A` where a record has no such thing.
function textOf(fields: Fields, name: string): string {
  const text = fields.name(name);
  return text.known && text.value !== 'N/A' ? text.value : '';
}
