import { describe, expect, it } from 'vitest';
import { seen } from '../kernel/known.ts';
import type { Node } from '../model/facts/node.ts';
import type { Inventory } from './inventory.ts';
import { InventoryIndex } from './inventory-index.ts';
import { type ComponentLayer, type InventoryItem, SANDBOX } from './inventory-item.ts';

function item(component: string, cluster: string, layer: ComponentLayer, node?: string): InventoryItem {
  const made: InventoryItem = {
    scope: { kind: 'cluster', account: '1', cluster },
    component,
    layer,
    version: seen('1.0', { source: 'kubernetes/nodes', ids: [cluster], path: '', value: '1.0' }),
    facts: new Map(),
  };
  return node === undefined ? made : { ...made, node: { id: node, cluster } as Node };
}

const runc = item('runc', 'a', 'container-runtime', 'a/1');
const kernel = item('kernel', 'a', 'node-os', 'a/1');
const poolKernel = item('kernel', 'a', 'node-os');
const sandbox = item(SANDBOX, 'a', 'pod-runtime');
const kernelOfB = item('kernel', 'b', 'node-os', 'b/1');
const kubectl = item('kubectl', 'b', 'client-tools');
const inventory: Inventory = {
  items: [kernel, runc, poolKernel, sandbox, kernelOfB, kubectl],
  pods: new Map(),
};
const index = InventoryIndex.of(inventory);

describe('an index of an inventory', () => {
  it('is made once', () => {
    expect(InventoryIndex.of(inventory)).toBe(index);
    expect(InventoryIndex.of({ ...inventory })).not.toBe(index);
  });

  it('has the items of several components in the order of the inventory', () => {
    expect(index.concerned(['kubectl', 'runc'])).toEqual([runc, sandbox, kubectl]);
    expect(index.concerned(['kernel', 'kernel'])).toEqual([kernel, poolKernel, sandbox, kernelOfB]);
  });

  it('has sandboxes only where something that stands in them is concerned', () => {
    expect(index.concerned(['kubectl'])).toEqual([kubectl]);
    expect(index.concerned([SANDBOX])).toEqual([]);
    expect(index.concerned(['constructor'])).toEqual([]);
  });

  it('tells in which clusters a component is', () => {
    expect(index.isIn('kernel', 'b')).toBe(true);
    expect(index.isIn('runc', 'b')).toBe(false);
    expect(index.isIn('etcd', 'a')).toBe(false);
  });

  it('takes every node for a place of a package, and says that no version was read', () => {
    const found = index.package('openssl');
    expect(found.map(({ component, node }) => [component, node?.id])).toEqual([
      ['openssl', 'a/1'],
      ['openssl', 'b/1'],
    ]);
    expect(found.every(({ version }) => !version.known)).toBe(true);
    expect(index.package('openssl')).toBe(found);
  });

  it('knows the tools of operators whose version somebody said', () => {
    expect([...index.clientTools]).toEqual(['kubectl']);
  });
});
