import { isObject } from '../../kernel/json.ts';
import { type Known, type Unseen, unseen } from '../../kernel/known.ts';
import type { NetworkPolicy as ReadPolicy } from '../../network/network-policy.ts';
import { readNetworkPolicy } from '../../network/read-network-policy.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { NetworkPolicy } from '../facts/network-policy.ts';
import type { Row, Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import type { Fields } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const LIST = 'kubernetes/networkpolicies.networking.k8s.io';

export function normaliseNetworkPolicies(reading: Reading, clusters: Table<Cluster>): Table<NetworkPolicy> {
  return clusterListTable<NetworkPolicy>(reading, clusters, LIST, toNetworkPolicy);
}

/** One object of the list as a row. */
export function toNetworkPolicy(
  fields: Fields,
  cluster: Pick<Cluster, 'id' | 'scope'>,
  at: Row['at'],
): NetworkPolicy | Unseen {
  const name = fields.name('metadata', 'name');
  const namespace = fields.name('metadata', 'namespace');
  if (!name.known) return name;
  if (!namespace.known) return namespace;
  const path = `${namespace.value}/${name.value}`;
  return {
    id: `${cluster.id}/${path}`,
    subject: `${cluster.id}/NetworkPolicy.networking.k8s.io/${path}`,
    scope: cluster.scope,
    at,
    cluster: cluster.id,
    namespace: namespace.value,
    name: name.value,
    policy: policyOf(fields, at),
  };
}

function policyOf(fields: Fields, at: Row['at']): Known<ReadPolicy> {
  let fault = '';
  // A policy without a specification is a fragment: the API server adds at least the policy types.
  const read = fields.parsed(['spec'], 'a policy', (spec) => {
    const metadata = fields.raw('metadata') ?? null;
    if (!isObject(spec)) return undefined;
    const policy = readNetworkPolicy({ metadata, spec });
    if (!('fault' in policy)) return policy;
    fault = policy.fault;
    return undefined;
  });
  return read.known || fault === '' ? read : unseen({ ...gapOf(at.source, at.ids, 'failed', fault, 'spec') });
}
