import { dig } from '../../kernel/json.ts';
import { type Known, seen, unseen } from '../../kernel/known.ts';
import type { ApiServerListener } from '../facts/api-server-listener.ts';
import type { Cluster } from '../facts/cluster.ts';
import { hostAndPort } from '../facts/endpoint.ts';
import { COMPLETE, createTable, type Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { Fields, firstKnown } from './fields.ts';
import { gapOf, type ItemList, type Reading } from './reading.ts';

const BALANCERS = 'slb/DescribeLoadBalancers';
const LISTENER = 'slb/DescribeLoadBalancerTCPListenerAttribute';
const ACL = 'slb/DescribeAccessControlListAttribute';

/** One row for every cluster; what could not be found of its listener is unread. */
export function normaliseApiServerListeners(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<ApiServerListener> {
  const balancers = reading.requests(BALANCERS).map((ids) => reading.list(BALANCERS, ids));
  return createTable(
    clusters.rows.map((cluster) => toListener(cluster, balancers, reading)),
    COMPLETE,
  );
}

interface Found {
  balancer: Known<string>;
  port: string;
}

function toListener(cluster: Cluster, balancers: readonly ItemList[], reading: Reading): ApiServerListener {
  const { balancer, port } = findBalancer(cluster, balancers, reading);
  const row = {
    id: cluster.id,
    subject: cluster.id,
    scope: cluster.scope,
    at: cluster.at,
    cluster: cluster.id,
  };
  if (!balancer.known)
    return { ...row, loadBalancer: balancer, aclStatus: balancer, aclType: balancer, aclEntries: balancer };
  const listener = oneDocument(reading, LISTENER, balancer.value, port);
  return {
    ...row,
    loadBalancer: balancer,
    aclStatus: listener((fields) => fields.name('AclStatus')),
    aclType: listener((fields) => fields.name('AclType')),
    aclEntries: entriesOf(
      listener((fields) => fields.name('AclId')),
      reading,
    ),
  };
}

/**
 * The public address may be the load balancer's own or, more often, an elastic one bound to the balancer of
 * the intranet address; so both are looked for. Private addresses repeat in other VPCs.
 */
function findBalancer(cluster: Cluster, balancers: readonly ItemList[], reading: Reading): Found {
  const vpc = firstKnown(
    oneDocument(reading, 'cs/DescribeClusterDetail', cluster.id)((fields) => fields.name('vpc_id')),
    listedVpc(cluster, reading),
  );
  const endpoints = [
    { endpoint: cluster.publicEndpoint, within: undefined },
    { endpoint: cluster.intranetEndpoint, within: vpc },
  ];
  const reasons: Known<never>[] = [];
  for (const { endpoint, within } of endpoints) {
    const target = endpoint.known ? hostAndPort(endpoint.value) : undefined;
    if (!endpoint.known) reasons.push(endpoint);
    else if (within !== undefined && !within.known) reasons.push(within);
    if (target === undefined || within?.known === false) continue;
    const balancer = balancerAt(target.host, within?.value, balancers);
    if (balancer !== undefined) return { balancer, port: target.port };
  }
  const gaps =
    balancers.length === 0
      ? reading.gaps(BALANCERS, [])
      : balancers.flatMap((list) => list.completeness.gaps);
  const none = gapOf(BALANCERS, [], 'absent', "no load balancer in the lists has the API server's address");
  return { balancer: firstKnown(...reasons, ...[...gaps, none].map((gap) => unseen(gap))), port: '' };
}

/** The vpc_id of the cluster's entry in the list, where the detail was not read. */
function listedVpc(cluster: Cluster, reading: Reading): Known<string> {
  const { items, completeness } = reading.list('cs/DescribeClustersV1', []);
  const item = items.find(({ value }) => String(dig(value, 'cluster_id')).trim() === cluster.id);
  if (item !== undefined) return new Fields(item.value, item.origin).name('vpc_id');
  const [gap] = completeness.gaps;
  return unseen(gap ?? gapOf('cs/DescribeClustersV1', [], 'absent', 'the cluster is not in the list'));
}

function balancerAt(
  host: string,
  vpc: string | undefined,
  lists: readonly ItemList[],
): Known<string> | undefined {
  for (const { value, origin } of lists.flatMap((list) => list.items)) {
    const fields = new Fields(value, origin);
    const address = fields.name('Address');
    const network = fields.name('VpcId');
    if (!address.known || address.value !== host) continue;
    if (vpc !== undefined && !(network.known && network.value === vpc)) continue;
    return fields.name('LoadBalancerId');
  }
  return undefined;
}

/** A listener may have several lists, separated by commas. */
function entriesOf(ids: Known<string>, reading: Reading): Known<readonly string[]> {
  if (!ids.known) return ids;
  const entries: string[] = [];
  const lists = ids.value.split(',').map((id) => id.trim());
  for (const id of lists) {
    const { items, completeness } = reading.list(ACL, [id]);
    const [gap] = completeness.gaps;
    if (gap !== undefined) return unseen(gap);
    for (const { value, origin } of items) {
      const entry = new Fields(value, origin).name('AclEntryIP');
      if (!entry.known) return entry;
      entries.push(entry.value);
    }
  }
  const first = reading.documents(ACL, lists.slice(0, 1))[0];
  const listed = dig(first?.document, 'AclEntrys', 'AclEntry') ?? null;
  return seen(entries, { source: ACL, ids: lists.slice(0, 1), path: '/AclEntrys/AclEntry', value: listed });
}
