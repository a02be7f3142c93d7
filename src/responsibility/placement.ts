import type { Known } from '../kernel/known.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import type { Column, Configuration } from '../model/layer.ts';
import { basis, factOf } from './basis.ts';
import type { Placement } from './cell.ts';
import { SENTENCES } from './source-table.ts';

const TABLE =
  'The following table summarizes how responsibilities are distributed across four ACK cluster configurations.';

/** Which column a cluster is read in. */
export function placeCluster(cluster: Cluster): Placement {
  const facts = [factOf('cluster_type', cluster.type), factOf('profile', cluster.profile)];
  const because = (rule: string, inferred = false) =>
    basis(rule, TABLE, facts, inferred ? 'inferred' : 'documented');
  const outside = (rule: string, assumed: Column | null, selfRun = false): Placement => ({
    configuration: 'outside-model',
    assumed,
    basis: because(rule, true),
    unread: false,
    selfRun,
  });
  if (!cluster.type.known) return unplaced(because('cluster-kind-unread'));
  switch (cluster.type.value) {
    case 'ManagedKubernetes':
      return placeManaged(cluster, because, outside);
    case 'Ask':
      return { configuration: 'serverless', basis: because('cluster-is-serverless'), unread: false };
    case 'Kubernetes':
      return outside('cluster-is-dedicated', 'managed', true);
    case 'ExternalKubernetes':
      return outside('cluster-is-registered', null, true);
    default:
      // The value is quoted in the facts; who runs its control plane is anybody's guess, so nobody's here.
      return { ...outside('cluster-type-not-in-model', 'managed'), unread: true };
  }
}

function placeManaged(
  cluster: Cluster,
  because: (rule: string, inferred?: boolean) => Placement['basis'],
  outside: (rule: string, assumed: Column | null) => Placement,
): Placement {
  if (!cluster.profile.known) return unplaced(because('cluster-kind-unread'));
  switch (cluster.profile.value.toLowerCase()) {
    case 'default':
      return cluster.autoMode.known && cluster.autoMode.value
        ? {
            configuration: 'managed-node-pool',
            basis: because('cluster-is-in-auto-mode', true),
            unread: false,
          }
        : { configuration: 'managed', basis: because('cluster-is-managed'), unread: false };
    case 'serverless':
      return { configuration: 'serverless', basis: because('cluster-is-serverless'), unread: false };
    case 'edge':
      return { configuration: 'edge', basis: because('cluster-is-edge'), unread: false };
    case 'lingjun':
      return outside('cluster-is-lingjun', 'managed');
    case 'acs':
      return outside('cluster-is-acs', 'serverless');
    default:
      return outside('cluster-profile-not-in-model', 'managed');
  }
}

function unplaced(because: Placement['basis']): Placement {
  return { configuration: 'outside-model', assumed: null, basis: because, unread: true };
}

/** Whether a pool of unread type may be an edge pool: only edge clusters have them. */
export function mayBeEdge(placement: Placement, clusterPlacement: Placement): boolean {
  return placement.unread && (clusterPlacement.configuration === 'edge' || clusterPlacement.unread);
}

/** Which column a node pool is read in: one cluster mixes several. */
export function placePool(pool: NodePool, cluster: Cluster, clusterPlacement: Placement): Placement {
  const facts = [factOf('nodepool_info.type', pool.type)];
  const because = (rule: string, inferred = false) =>
    basis(
      rule,
      SENTENCES.managedPools,
      [...clusterPlacement.basis.facts, ...facts],
      inferred ? 'inferred' : 'documented',
    );
  const outside = (rule: string, assumed: Column | null): Placement => ({
    configuration: 'outside-model',
    assumed,
    basis: because(rule, true),
    unread: clusterPlacement.unread,
    ...(clusterPlacement.selfRun === undefined ? {} : { selfRun: clusterPlacement.selfRun }),
  });
  if (!pool.type.known) return unplaced(because('node-pool-type-unread'));
  if (pool.type.value === 'edge') {
    return clusterPlacement.configuration === 'edge'
      ? { configuration: 'edge', basis: because('node-pool-is-edge'), unread: false }
      : outside('edge-node-pool-outside-edge-cluster', 'edge');
  }
  if (pool.type.value !== 'ess') {
    return outside(
      pool.type.value === 'lingjun' ? 'node-pool-is-lingjun' : 'node-pool-type-not-in-model',
      'managed',
    );
  }
  if (clusterPlacement.configuration === 'outside-model') {
    const assumed = clusterPlacement.assumed ?? null;
    return clusterPlacement.unread && assumed === null
      ? unplaced(because('cluster-kind-unread'))
      : outside('cluster-outside-model', assumed);
  }
  return placeCloudPool(pool, cluster, because);
}

/** A pool of ECS instances is a managed node pool as soon as one switch of automation is on. */
function placeCloudPool(
  pool: NodePool,
  cluster: Cluster,
  because: (rule: string, inferred?: boolean) => Placement['basis'],
): Placement {
  // The cluster's mode stands in for a pool that is silent, not for one that was not read.
  const isSilent = pool.autoMode.known && pool.autoMode.inferred !== undefined;
  const mode = isSilent ? cluster.autoMode : pool.autoMode;
  const autoMode = isTrue(mode);
  const switches = [pool.autoVulFix, cluster.autoUpgrade];
  const automated = autoMode || switches.some(isTrue) || isTrue(pool.legacyEnable);
  const configuration: Configuration = automated ? 'managed-node-pool' : 'managed';
  const reason = because(cloudPoolRule(autoMode, automated, switches), autoMode);
  reason.facts.push(
    factOf('management.auto_vul_fix', pool.autoVulFix),
    factOf('operation_policy.cluster_auto_upgrade.enabled', cluster.autoUpgrade),
  );
  if (autoMode) reason.facts.push(factOf('auto_mode.enable', mode));
  // Whose the duties are says `unknown` cell by cell; the column is the nearest reading of what is left.
  if (!automated && switches.some((each) => !each.known)) reason.confidence = 'inferred';
  return { configuration, basis: reason, unread: false };
}

function cloudPoolRule(autoMode: boolean, automated: boolean, switches: readonly Known<boolean>[]): string {
  if (autoMode) return 'node-pool-in-auto-mode';
  if (automated) return 'node-pool-is-automated';
  return switches.every((each) => each.known) ? 'node-pool-is-plain' : 'node-pool-automation-unread';
}

export function isTrue(field: Known<boolean>): boolean {
  return field.known && field.value;
}
