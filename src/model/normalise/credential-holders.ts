import type { Cluster } from '../facts/cluster.ts';
import type { ConfigMap } from '../facts/config-map.ts';
import type { CredentialHolder } from '../facts/credential-holder.ts';
import type { Secret } from '../facts/secret.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom } from './cluster-lists.ts';
import type { Reading } from './reading.ts';
import { normaliseConfigMaps, normaliseSecrets } from './secrets.ts';

/** Every ConfigMap, and every Secret for what its annotations repeat of it. */
export function normaliseCredentialHolders(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<CredentialHolder> {
  const configMaps = normaliseConfigMaps(reading, clusters);
  const secrets = normaliseSecrets(reading, clusters);
  const completeness = new Map<string, Completeness>();
  for (const { id } of clusters.rows) {
    const gaps = [...configMaps.completeness(id).gaps, ...secrets.completeness(id).gaps];
    completeness.set(id, completenessFrom(gaps, configMaps.of(id).length > 0 || secrets.of(id).length > 0));
  }
  const rows = [
    ...configMaps.rows.map((row) => toHolder('ConfigMap', row)),
    ...secrets.rows.map((row) => toHolder('Secret', row)),
  ];
  return createTable(rows, completeness);
}

function toHolder(kind: CredentialHolder['kind'], row: ConfigMap | Secret): CredentialHolder {
  const { id, subject, scope, at, cluster, namespace, name } = row;
  const credentials =
    kind === 'ConfigMap'
      ? row.credentials
      : row.credentials.filter(({ path }) => path.startsWith('/metadata/annotations/'));
  return { id: `${kind}/${id}`, subject, scope, at, cluster, kind, namespace, name, credentials };
}
