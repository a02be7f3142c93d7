import { dig, isObject, type Json } from '../../kernel/json.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Service } from '../facts/service.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

/** The Services of every cluster. The API leaves empty lists out, but never the type. */
export function normaliseServices(reading: Reading, clusters: Table<Cluster>): Table<Service> {
  return clusterListTable<Service>(reading, clusters, 'kubernetes/services', (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    const namespace = fields.name('metadata', 'namespace');
    if (!name.known) return name;
    if (!namespace.known) return namespace;
    const path = `${namespace.value}/${name.value}`;
    return {
      id: `${cluster.id}/${path}`,
      subject: `${cluster.id}/Service/${path}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      namespace: namespace.value,
      name: name.value,
      type: fields.parsed(['spec', 'type'], 'a type of Service', toType),
      annotations: withDefault(
        fields.object('metadata', 'annotations'),
        {},
        'the Service has no annotations',
      ),
      externalIps: withDefault(fields.texts('spec', 'externalIPs'), [], 'the Service claims no address'),
      sourceRanges: withDefault(
        fields.texts('spec', 'loadBalancerSourceRanges'),
        [],
        'the Service lets all sources in',
      ),
      addresses: withDefault(
        fields.parsed(['status', 'loadBalancer', 'ingress'], 'a list of addresses', addresses),
        [],
        'no address is assigned',
      ),
    };
  });
}

const TYPES: ReadonlySet<Json> = new Set(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']);

function toType(value: Json): string | undefined {
  return typeof value === 'string' && TYPES.has(value) ? value : undefined;
}

/** Network load balancers have a host name and no address. */
function addresses(list: Json): readonly string[] | undefined {
  if (!Array.isArray(list) || !list.every(isObject)) return undefined;
  const found = list.map((entry) => dig(entry, 'ip') ?? '');
  return found.every((ip) => typeof ip === 'string') ? found.filter((ip) => ip !== '') : undefined;
}
