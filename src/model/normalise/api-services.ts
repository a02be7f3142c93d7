import { dig, isObject } from '../../kernel/json.ts';
import type { ApiService } from '../facts/api-service.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

const GROUP = 'apiregistration.k8s.io';

export function normaliseApiServices(reading: Reading, clusters: Table<Cluster>): Table<ApiService> {
  return clusterListTable<ApiService>(
    reading,
    clusters,
    `kubernetes/apiservices.${GROUP}`,
    (fields, cluster, at) => {
      const name = fields.name('metadata', 'name');
      if (!name.known) return name;
      const whole = isObject(fields.raw('spec'));
      const service = fields.parsed(['spec', 'service'], 'a reference', (value) => {
        const [namespace, named] = [dig(value, 'namespace'), dig(value, 'name')];
        return typeof namespace === 'string' && typeof named === 'string'
          ? `${namespace}/${named}`
          : undefined;
      });
      const skips = fields.boolean('spec', 'insecureSkipTLSVerify');
      return {
        id: `${cluster.id}/${name.value}`,
        subject: `${cluster.id}/APIService.${GROUP}/${name.value}`,
        scope: cluster.scope,
        at,
        cluster: cluster.id,
        name: name.value,
        service: whole ? withDefault(service, '', 'the API server serves it itself') : service,
        skipsVerification: whole ? withDefault(skips, false, 'certificates are verified by default') : skips,
      };
    },
  );
}
