import type { Cluster } from '../facts/cluster.ts';
import type { PolicyInstance } from '../facts/policy-instance.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import type { Reading } from './reading.ts';

/** The deployed rules of policy governance. Each is a Gatekeeper constraint whose kind is the policy. */
export function normalisePolicyInstances(reading: Reading, clusters: Table<Cluster>): Table<PolicyInstance> {
  const source = 'cs/DescribePolicyInstances';
  return clusterListTable<PolicyInstance>(reading, clusters, source, (fields, cluster, at) => {
    const policy = fields.name('policy_name');
    const instance = fields.name('instance_name');
    if (!policy.known) return policy;
    if (!instance.known) return instance;
    return {
      id: `${cluster.id}/${policy.value}/${instance.value}`,
      subject: `${cluster.id}/${policy.value}.constraints.gatekeeper.sh/${instance.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      policy: policy.value,
      action: fields.name('policy_action'),
      namespaces: fields.name('policy_scope'),
    };
  });
}
