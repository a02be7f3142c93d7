import { dig, type Json } from '../../kernel/json.ts';
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
      type: fields.name('spec', 'type'),
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

/** Network load balancers have a host name and no address. */
function addresses(list: Json): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.map((entry) => dig(entry, 'ip')).filter((ip) => typeof ip === 'string');
}
