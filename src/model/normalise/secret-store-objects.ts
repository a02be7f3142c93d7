import type { Cluster } from '../facts/cluster.ts';
import type { SecretStoreObject } from '../facts/secret-store-object.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom, rowsOf } from './cluster-lists.ts';
import type { Reading } from './reading.ts';

const KINDS = [
  ['ExternalSecret.external-secrets.io', 'kubernetes/externalsecrets.external-secrets.io'],
  ['ExternalSecret.alibabacloud.com', 'kubernetes/externalsecrets.alibabacloud.com'],
  [
    'SecretProviderClass.secrets-store.csi.x-k8s.io',
    'kubernetes/secretproviderclasses.secrets-store.csi.x-k8s.io',
  ],
] as const;

/** What brings secrets into a cluster. A cluster that does not know a kind has none of it. */
export function normaliseSecretStoreObjects(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<SecretStoreObject> {
  const rows: SecretStoreObject[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const gaps = KINDS.flatMap(([kind, source]) => {
      const found = rowsOf<SecretStoreObject>(
        reading.list(source, [cluster.id], '/items'),
        cluster,
        (fields, { id, scope }, at) => {
          const name = fields.name('metadata', 'name');
          if (!name.known) return name;
          const namespace = fields.name('metadata', 'namespace');
          if (!namespace.known) return namespace;
          const subject = `${id}/${kind}/${namespace.value}/${name.value}`;
          return { id: subject, subject, scope, at, cluster: id, kind };
        },
      );
      rows.push(...found.rows);
      return found.completeness.gaps.filter(({ outcome }) => outcome !== 'absent');
    });
    completeness.set(cluster.id, completenessFrom(gaps, true));
  }
  return createTable(rows, completeness);
}
