import type { Cluster } from '../facts/cluster.ts';
import type { IdentityMapping } from '../facts/identity-mapping.ts';
import { COMPLETE, type Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

const SOURCE = 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud';
const KIND = 'RAMIdentityMapping.ramauthenticator.k8s.alibabacloud';

/** Mappings of ack-ram-authenticator. A cluster that does not know the kind has none. */
export function normaliseIdentityMappings(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<IdentityMapping> {
  const table = clusterListTable<IdentityMapping>(reading, clusters, SOURCE, (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    if (!name.known) return name;
    return {
      id: `${cluster.id}/${name.value}`,
      subject: `${cluster.id}/${KIND}/${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      name: name.value,
      arn: fields.name('spec', 'arn'),
      username: fields.name('spec', 'username'),
      groups: withDefault(fields.texts('spec', 'groups'), [], 'a mapping may name no group'),
    };
  });
  return {
    ...table,
    completeness(cluster) {
      const found = table.completeness(cluster);
      const notInstalled = found.gaps.length > 0 && found.gaps.every((gap) => isNotInstalled(gap));
      return notInstalled && table.of(cluster ?? '').length === 0 ? COMPLETE : found;
    },
  };
}

/** A field that is absent has a name; an absent kind has none. */
function isNotInstalled(gap: { outcome: string; field?: string }): boolean {
  return gap.outcome === 'absent' && gap.field === undefined;
}
