import { isObject } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { LocalVolume } from '../facts/local-volume.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom } from './cluster-lists.ts';
import { Fields, withDefault } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const SOURCE = 'kubernetes/persistentvolumes';

/** Of the volumes of each cluster those on the disks of nodes. */
export function normaliseLocalVolumes(reading: Reading, clusters: Table<Cluster>): Table<LocalVolume> {
  const rows: LocalVolume[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const list = reading.list(SOURCE, [cluster.id], '/items');
    const gaps: Gap[] = [...list.completeness.gaps];
    for (const { value, origin } of list.items) {
      const fields = new Fields(value, origin);
      const name = fields.name('metadata', 'name');
      if (!name.known) gaps.push(name.because);
      else if (!isObject(value.spec))
        gaps.push(gapOf(SOURCE, [cluster.id], 'failed', `volume ${name.value} has no spec`));
      else if (isObject(value.spec.local) || isObject(value.spec.hostPath))
        rows.push(toRow(name.value, fields, cluster, origin));
    }
    completeness.set(cluster.id, completenessFrom(gaps, list.items.length > 0));
  }
  return createTable(rows, completeness);
}

function toRow(name: string, fields: Fields, cluster: Cluster, at: LocalVolume['at']): LocalVolume {
  return {
    id: `${cluster.id}/${name}`,
    subject: `${cluster.id}/PersistentVolume/${name}`,
    scope: cluster.scope,
    at,
    cluster: cluster.id,
    name,
    claim: withDefault(
      fields.parsed(['spec', 'claimRef'], 'a claim with its namespace and name', (value) =>
        isObject(value) && typeof value.namespace === 'string' && typeof value.name === 'string'
          ? `${value.namespace}/${value.name}`
          : undefined,
      ),
      '',
      'nothing claims it',
    ),
  };
}
