import type { Gap } from '../../kernel/known.ts';
import { powersOver, powersOverRole, type Reach } from '../../model/derive/ram-reach.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { RamRights } from '../../model/facts/ram-rights.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Tables } from '../../model/tables.ts';
import { missingFrom } from './gaps.ts';
import { hasInstances, nodeRoles } from './node-roles.ts';
import { openGaps } from './ram-rights.ts';

type Sources = Pick<Tables, 'clusters' | 'nodePools' | 'ramRights' | 'userPermissions'>;

/** What an identity may do to the access to clusters that are not its own, and what keeps that open. */
export interface Powers {
  held: readonly Reach[];
  gaps: readonly Gap[];
}

export function powersBeyondOwn(from: RamRights, tables: Sources): Powers {
  const parts = [
    ...tables.clusters.rows.map((cluster) => overCluster(from, cluster, tables)),
    overWorkerRoles(from, tables),
  ];
  return { held: parts.flatMap(({ held }) => held), gaps: parts.flatMap(({ gaps }) => gaps) };
}

function overCluster(from: RamRights, cluster: Cluster, tables: Sources): Powers {
  const found = powersOver(from, cluster, ['issue-kubeconfig', 'grant-cluster-rights']);
  if (found.length === 0) return { held: [], gaps: [] };
  const owner = isOwner(from, cluster, tables);
  if (owner === true) return { held: [], gaps: [] };
  const held = found.filter(({ may }) => may.decision === 'allow');
  if (owner === false) return { held, gaps: found.flatMap(({ may }) => openGaps(may)) };
  return { held: [], gaps: [owner] };
}

/** Who made a cluster may do everything in it anyway. */
function isOwner({ id }: RamRights, cluster: Cluster, { userPermissions }: Sources): boolean | Gap {
  const grants = userPermissions.get(id)?.grants;
  if (grants === undefined) return gapOf('cs/DescribeUserPermission', [id], 'not-attempted', 'not asked for');
  if (!grants.known) return grants.because;
  return grants.value.some(
    (grant) => grant.owner && (grant.cluster === cluster.id || grant.cluster === 'all-clusters'),
  );
}

/** Who changes the role of nodes, or hands it on, has what every pod can get hold of. */
function overWorkerRoles(from: RamRights, tables: Sources): Powers {
  const anyRole = powersOverRole(from, undefined);
  const held = anyRole.filter(({ may }) => may.decision === 'allow');
  const open = anyRole.filter(({ may }) => may.decision === 'unknown');
  if (held.length > 0 || open.length === 0) return { held, gaps: [] };
  // Limited to certain roles, or not decided: the roles of nodes have to be asked about one by one.
  const { arns, gaps } = workerRoles(from, tables);
  const ways = arns.flatMap((arn) => powersOverRole(from, arn));
  return {
    held: ways.filter(({ may }) => may.decision === 'allow'),
    gaps: [...gaps, ...ways.flatMap(({ may }) => openGaps(may))],
  };
}

function workerRoles({ scope }: RamRights, tables: Sources): { arns: string[]; gaps: Gap[] } {
  const fields = tables.clusters.rows.flatMap((cluster) => [
    cluster.workerRamRole,
    ...tables.nodePools.of(cluster.id).map(({ ramRole }) => ramRole),
  ]);
  const names = new Set(fields.flatMap((field) => (field.known && field.value !== '' ? [field.value] : [])));
  const unread = fields.flatMap((field) => (field.known ? [] : [field.because]));
  const lists = tables.clusters.rows.flatMap(({ id }) =>
    missingFrom(tables.nodePools, id, 'cs/DescribeClusterNodePools'),
  );
  const arns = [...names].map((name) => `acs:ram::${scope.account}:role/${name.toLowerCase()}`);
  return { arns, gaps: [...unread, ...lists] };
}

/** Whether the nodes of a pool run with a role; without a pool that names it, the lists that may hide one. */
export function isNodeRole(
  { name }: RamRights,
  { clusters, nodePools }: Pick<Tables, 'clusters' | 'nodePools'>,
): true | readonly Gap[] {
  const { roles, gaps } = nodeRoles(nodePools.rows.filter(hasInstances));
  const own = name.known ? name.value.toLowerCase() : undefined;
  if ([...roles.keys()].some((role) => role.toLowerCase() === own)) return true;
  const lists = clusters.rows.flatMap(({ id }) => missingFrom(nodePools, id, 'cs/DescribeClusterNodePools'));
  return [...missingFrom(clusters, undefined, 'cs/DescribeClustersV1'), ...lists, ...gaps];
}
