import type { Cluster } from '../facts/cluster.ts';
import type { ServiceAccount } from '../facts/service-account.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

export function normaliseServiceAccounts(reading: Reading, clusters: Table<Cluster>): Table<ServiceAccount> {
  return clusterListTable<ServiceAccount>(
    reading,
    clusters,
    'kubernetes/serviceaccounts',
    (fields, cluster, at) => {
      const name = fields.name('metadata', 'name');
      if (!name.known) return name;
      const namespace = fields.name('metadata', 'namespace');
      if (!namespace.known) return namespace;
      return {
        id: serviceAccountId(cluster.id, namespace.value, name.value),
        subject: `${cluster.id}/ServiceAccount/${namespace.value}/${name.value}`,
        scope: cluster.scope,
        at,
        cluster: cluster.id,
        namespace: namespace.value,
        name: name.value,
        automountToken: withDefault(
          fields.boolean('automountServiceAccountToken'),
          true,
          'Kubernetes mounts the token unless told otherwise',
        ),
      };
    },
  );
}

/** The id of a service account in its table. */
export function serviceAccountId(cluster: string, namespace: string, name: string): string {
  return `${cluster}/${namespace}/${name}`;
}
