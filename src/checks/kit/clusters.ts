import type { Cluster } from '../../model/facts/cluster.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { notApplicable } from './verdicts.ts';

/** The name of a cluster, or its id where the name was not read. */
export function clusterName(cluster: Cluster): string {
  return cluster.name.known ? cluster.name.value : cluster.id;
}

/** For settings that only clusters with a managed control plane have. A type that was not read rules nothing out. */
export function onManagedClusters(cluster: Cluster): true | NotApplicable {
  if (!cluster.type.known || cluster.type.value === 'ManagedKubernetes') return true;
  return notApplicable(`clusters of type ${cluster.type.value} do not have this setting`);
}

/** For settings of ECS instances: edge pools hold machines of other kinds. */
export function onInstancePools(pool: NodePool): true | NotApplicable {
  const edge = pool.type.known && pool.type.value === 'edge';
  return edge ? notApplicable('the machines of an edge pool are not ECS instances') : true;
}

/** The name of a pool, or its id where the name was not read. */
export function poolName(pool: NodePool): string {
  return pool.name.known ? pool.name.value : pool.pool;
}
