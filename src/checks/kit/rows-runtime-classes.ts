import type { RuntimeClass } from '../../model/facts/runtime-class.ts';
import { CLUSTER, clusterScope, known } from './rows.ts';

export function runtimeClass(
  name: string,
  handler: string,
  changes: Partial<RuntimeClass> = {},
): RuntimeClass {
  return {
    id: `${CLUSTER}/${name}`,
    subject: `${CLUSTER}/RuntimeClass.node.k8s.io/${name}`,
    scope: clusterScope,
    at: { source: 'kubernetes/runtimeclasses.node.k8s.io', ids: [CLUSTER], path: '/items/0' },
    cluster: CLUSTER,
    name,
    handler: known(handler),
    ...changes,
  };
}
