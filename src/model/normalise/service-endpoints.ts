import { dig, type Json } from '../../kernel/json.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { ServiceEndpoints } from '../facts/service-endpoints.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import type { Reading } from './reading.ts';

const LIST = 'kubernetes/endpointslices.discovery.k8s.io';
const SERVICE = 'kubernetes.io/service-name';

/** The EndpointSlices of every cluster. A slice without addresses has a list that is null or empty. */
export function normaliseServiceEndpoints(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<ServiceEndpoints> {
  return clusterListTable<ServiceEndpoints>(reading, clusters, LIST, (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    const namespace = fields.name('metadata', 'namespace');
    if (!name.known) return name;
    if (!namespace.known) return namespace;
    const service = fields.raw('metadata', 'labels', SERVICE);
    const path = `${namespace.value}/${name.value}`;
    const endpoints = fields.raw('endpoints');
    return {
      id: `${cluster.id}/${path}`,
      subject: `${cluster.id}/EndpointSlice.discovery.k8s.io/${path}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      namespace: namespace.value,
      service: typeof service === 'string' ? service : '',
      addresses:
        endpoints === null && fields.raw('addressType') !== undefined
          ? { known: true, value: 0, at: fields.evidence(['endpoints'], null) }
          : fields.parsed(['endpoints'], 'a list of endpoints', countOf),
    };
  });
}

function countOf(list: Json): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const counts = list.map((endpoint) => dig(endpoint, 'addresses'));
  return counts.every((addresses) => Array.isArray(addresses))
    ? counts.reduce((sum, addresses) => sum + addresses.length, 0)
    : undefined;
}
