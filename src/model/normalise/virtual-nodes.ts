import { dig } from '../../kernel/json.ts';
import { type Known, seen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { VirtualNode } from '../facts/node.ts';
import type { Scope } from '../scope.ts';
import { evidenceAt, type Fields } from './fields.ts';
import type { Item } from './reading.ts';

const NAME = /^virtual-kubelet(?:-|$)/;
const TAINT = 'virtual-kubelet.io/provider';

/** What tells that a node of the Kubernetes API is a virtual one: its label, its taint or its name. */
export function virtualKind({ value, origin }: Item, name: string): Known<string> | undefined {
  const label = dig(value, 'metadata', 'labels', 'type');
  if (label === 'virtual-kubelet') return seen(label, evidenceAt(origin, '/metadata/labels/type', label));
  const taints = dig(value, 'spec', 'taints');
  const index = Array.isArray(taints) ? taints.findIndex((taint) => dig(taint, 'key') === TAINT) : -1;
  if (index >= 0) return seen(TAINT, evidenceAt(origin, `/spec/taints/${index}/key`, TAINT));
  return NAME.test(name) ? seen(name, evidenceAt(origin, '/metadata/name', name)) : undefined;
}

/** ACK's list has no labels: only the name that ACK gives to virtual nodes tells. */
export function virtualByName(fields: Fields): Known<string> | undefined {
  const name = fields.name('node_name');
  return name.known && NAME.test(name.value) ? name : undefined;
}

export function toVirtualNode(
  name: string,
  kind: Known<string>,
  { origin }: Item,
  cluster: Cluster,
): VirtualNode {
  const scope: Scope = { ...cluster.scope, kind: 'virtual-node', node: name };
  return {
    id: `${cluster.id}/${name}`,
    subject: `${cluster.id}/Node/${name}`,
    scope,
    at: origin,
    cluster: cluster.id,
    name,
    kind,
  };
}
