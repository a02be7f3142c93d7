import type { Json } from '../kernel/json.ts';
import { operationOf } from '../operations/table.ts';
import type { Fleet } from './fleet.ts';
import type { DoubleRefusal } from './refusal.ts';

/** Finds the fleet's documents and refusals by source and ids, however their keys are spelt. */
export interface FleetIndex {
  document(source: string, ids: readonly string[]): Json | undefined;
  refusal(source: string, ids: readonly string[]): DoubleRefusal | undefined;
}

export function indexFleet(fleet: Fleet): FleetIndex {
  const documents = new Map([...fleet.documents].map(([key, document]) => [toKey(key), document]));
  const refusals = new Map([...fleet.refusals].map(([key, refusal]) => [toKey(key), refusal]));
  const find = <T>(table: Map<string, T>, source: string, ids: readonly string[]): T | undefined => {
    const exact = table.get(normal(source, ids));
    if (exact !== undefined) return exact;
    // One answer for the account's first region may stand under the bare name of the operation.
    const region = ids.find((id) => id.startsWith('RegionId='));
    const others = ids.filter((id) => id !== region);
    if (region === undefined || (region !== `RegionId=${fleet.regions[0]}` && fleet.regions.length > 1))
      return undefined;
    return table.get(normal(source, others));
  };
  return {
    document: (source, ids) => find(documents, source, ids),
    refusal: (source, ids) => find(refusals, source, ids),
  };
}

/** `cs/DescribeAddon@c0aa,node%2Dproblem` → source and ids. */
function toKey(key: string): string {
  if (key.startsWith('kubernetes/')) {
    const [, cluster = '', list = ''] = key.split('/');
    return normal(`kubernetes/${list}`, [cluster]);
  }
  const [source = '', ids] = key.split('@', 2);
  return normal(source, ids === undefined ? [] : ids.split(',').map(decodeId));
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

// An id may be written as `name=value` where the request carries it as a parameter.
function normal(source: string, ids: readonly string[]): string {
  const names = operationOf(source)?.ids ?? [];
  const values = ids.map((id, index) => {
    const name = names[index]?.name;
    return name !== undefined && id.startsWith(`${name}=`) ? id.slice(name.length + 1) : id;
  });
  return [source, ...values].join('\n');
}
