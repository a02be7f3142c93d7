import { isRedacted } from '../../kernel/credential-shapes.ts';
import { dig, isObject, type Json, pointerToken } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { ConfigMap } from '../facts/config-map.ts';
import type { CredentialPlace, Secret } from '../facts/secret.ts';
import type { Row, Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { credentialsIn } from './credentials.ts';
import type { Fields } from './fields.ts';
import type { Reading } from './reading.ts';

const TLS = 'tls.crt';
/** cert-manager names with it the Certificate that it renews. */
const CERTIFICATE = 'cert-manager.io/certificate-name';

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
      certificateEnds: certificateEndsOf(fields),
      renewed: typeof fields.raw('metadata', 'annotations', CERTIFICATE) === 'string',
      credentials: credentialsOf(fields, ['data', 'stringData']),
    };
  });
}

export function normaliseConfigMaps(reading: Reading, clusters: Table<Cluster>): Table<ConfigMap> {
  return clusterListTable<ConfigMap>(reading, clusters, 'kubernetes/configmaps', (fields, cluster, at) => {
    const named = identify(fields, cluster, at, 'ConfigMap');
    if (!('id' in named)) return named;
    const credentials = credentialsOf(fields, ['data', 'binaryData']);
    return { ...named, credentials: [...credentials, ...oddValues(fields)] };
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

/** A snapshot tells the dates of certificates apart, the redactor of a manifest with the value. */
function certificateEndsOf(fields: Fields): Known<number> {
  const value = firstPresent(fields, ['data', TLS], ['stringData', TLS]);
  const kept = fields.raw('certificates');
  const index = Array.isArray(kept) ? kept.findIndex((item) => dig(item, 'key') === TLS) : -1;
  if (index >= 0)
    return fields.parsed(['certificates', index], 'a certificate whose end is known', (certificate) =>
      parseInstant(dig(certificate, 'notAfter')),
    );
  const data = fields.raw(...value);
  if (data === undefined || data === null) return fields.instant(...value);
  return fields.parsed(value, 'a certificate whose end is known', (marker) =>
    isObject(marker) && isRedacted(marker) ? parseInstant(marker.notAfter) : undefined,
  );
}

function firstPresent(fields: Fields, ...paths: readonly (readonly [string, string])[]) {
  return paths.find((path) => fields.raw(...path) !== undefined) ?? (paths[0] as readonly [string, string]);
}

/** Members that are no texts: a number may be a password, and the API server would refuse it. */
function oddValues(fields: Fields): CredentialPlace[] {
  return ['data', 'binaryData'].flatMap((member) => {
    const values = fields.raw(member) ?? {};
    const path = `/${member}`;
    if (!isObject(values)) return [unreadableAt(path, values)];
    return Object.entries(values)
      .filter(([, value]) => typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value))
      .map(([key, value]) => unreadableAt(`${path}/${pointerToken(key)}`, value));
  });
}

function unreadableAt(path: string, value: Json): CredentialPlace {
  return { path, value, shapes: ['unreadable'] };
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
