import type { Cluster } from '../facts/cluster.ts';
import type { StorageClass } from '../facts/storage-class.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

export function normaliseStorageClasses(reading: Reading, clusters: Table<Cluster>): Table<StorageClass> {
  const source = 'kubernetes/storageclasses.storage.k8s.io';
  return clusterListTable<StorageClass>(reading, clusters, source, (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    if (!name.known) return name;
    return {
      id: `${cluster.id}/${name.value}`,
      subject: `${cluster.id}/StorageClass.storage.k8s.io/${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      name: name.value,
      provisioner: fields.name('provisioner'),
      encrypted: withDefault(
        fields.boolean('parameters', 'encrypted'),
        false,
        'the disk plug-in encrypts only where it is told to',
      ),
    };
  });
}
