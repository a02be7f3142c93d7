import type { Cluster } from '../facts/cluster.ts';
import type { ConfigMap } from '../facts/config-map.ts';
import type { CredentialPlace, Secret } from '../facts/secret.ts';
import type { Row, Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { credentialsIn } from './credentials.ts';
import type { Fields } from './fields.ts';
import type { Reading } from './reading.ts';

/** Secrets, as type, keys and age: of their values at most the shapes are there. */
export function normaliseSecrets(reading: Reading, clusters: Table<Cluster>): Table<Secret> {
  return clusterListTable<Secret>(reading, clusters, 'kubernetes/secrets', (fields, cluster, at) => {
    const named = identify(fields, cluster, at, 'Secret');
    if (!('id' in named)) return named;
    const account = fields.raw('metadata', 'annotations', 'kubernetes.io/service-account.name');
    return {
      ...named,
      type: fields.name('type'),
      createdAt: fields.instant('metadata', 'creationTimestamp'),
      serviceAccount: typeof account === 'string' ? account : '',
      credentials: credentialsOf(fields, ['data', 'stringData']),
    };
  });
}

export function normaliseConfigMaps(reading: Reading, clusters: Table<Cluster>): Table<ConfigMap> {
  return clusterListTable<ConfigMap>(reading, clusters, 'kubernetes/configmaps', (fields, cluster, at) => {
    const named = identify(fields, cluster, at, 'ConfigMap');
    return 'id' in named ? { ...named, credentials: credentialsOf(fields, ['data', 'binaryData']) } : named;
  });
}

function identify(fields: Fields, cluster: Cluster, at: Row['at'], kind: string) {
  const name = fields.name('metadata', 'name');
  if (!name.known) return name;
  const namespace = fields.name('metadata', 'namespace');
  if (!namespace.known) return namespace;
  return {
    id: `${cluster.id}/${namespace.value}/${name.value}`,
    subject: `${cluster.id}/${kind}/${namespace.value}/${name.value}`,
    scope: cluster.scope,
    at,
    cluster: cluster.id,
    namespace: namespace.value,
    name: name.value,
  };
}

/** Of a Secret every value has a marker; those without a shape say nothing. */
function credentialsOf(fields: Fields, members: readonly string[]): CredentialPlace[] {
  const places = [...members, 'metadata'].flatMap((member) =>
    member === 'metadata'
      ? credentialsIn(fields.raw('metadata', 'annotations'), '/metadata/annotations')
      : credentialsIn(fields.raw(member), `/${member}`),
  );
  return places.filter(({ shapes }) => shapes.length > 0);
}
