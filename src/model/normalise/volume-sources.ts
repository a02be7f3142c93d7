import { isObject } from '../../kernel/json.ts';
import { type Known, seen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { VolumeSource } from '../facts/volume-source.ts';
import { type Completeness, createTable, type Row, type Table } from '../table.ts';
import { clusterListTable, completenessFrom } from './cluster-lists.ts';
import { type Fields, withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

const VOLUMES = 'kubernetes/persistentvolumes';
const CLASSES = 'kubernetes/storageclasses.storage.k8s.io';
const NODE_SECRET = 'csi.storage.k8s.io/node-publish-secret-name';

export function normaliseVolumeSources(reading: Reading, clusters: Table<Cluster>): Table<VolumeSource> {
  const volumes = clusterListTable<VolumeSource>(reading, clusters, VOLUMES, (fields, cluster, at) => {
    const row = identify(fields, cluster, at, 'PersistentVolume');
    return 'known' in row ? row : { ...row, ...partsOf(fields) };
  });
  const classes = clusterListTable<VolumeSource>(reading, clusters, CLASSES, (fields, cluster, at) => {
    const row = identify(fields, cluster, at, 'StorageClass');
    return 'known' in row
      ? row
      : {
          ...row,
          driver: fields.name('provisioner'),
          attributes: withDefault(fields.object('parameters'), {}, 'it has no parameters'),
          secret: withDefault(fields.text('parameters', NODE_SECRET), '', 'no parameter names a Secret'),
        };
  });
  const completeness = new Map<string, Completeness>();
  for (const { id } of clusters.rows) {
    const gaps = [...volumes.completeness(id).gaps, ...classes.completeness(id).gaps];
    completeness.set(id, completenessFrom(gaps, volumes.of(id).length + classes.of(id).length > 0));
  }
  return createTable([...volumes.rows, ...classes.rows], completeness);
}

function identify(fields: Fields, cluster: Cluster, at: Row['at'], kind: VolumeSource['kind']) {
  const name = fields.name('metadata', 'name');
  if (!name.known) return name;
  const shown = kind === 'StorageClass' ? 'StorageClass.storage.k8s.io' : kind;
  return {
    id: `${kind}/${cluster.id}/${name.value}`,
    subject: `${cluster.id}/${shown}/${name.value}`,
    scope: cluster.scope,
    at,
    cluster: cluster.id,
    kind,
    name: name.value,
  };
}

type Parts = Pick<VolumeSource, 'driver' | 'attributes' | 'secret'>;

function partsOf(fields: Fields): Parts {
  const spec = fields.object('spec');
  if (!spec.known) return { driver: spec, attributes: spec, secret: spec };
  if (isPresent(spec.value.csi)) return servedBy(fields, 'csi', 'volumeAttributes', 'nodePublishSecretRef');
  if (isPresent(spec.value.flexVolume)) return servedBy(fields, 'flexVolume', 'options', 'secretRef');
  const none = <T>(value: T): Known<T> => seen(value, fields.evidence(['spec'], null));
  return { driver: none(''), attributes: none({}), secret: none('') };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function servedBy(fields: Fields, member: string, attributes: string, secret: string): Parts {
  const reference = fields.raw('spec', member, secret);
  return {
    driver: fields.name('spec', member, 'driver'),
    attributes: withDefault(fields.object('spec', member, attributes), {}, 'the driver is told nothing'),
    secret: isObject(reference)
      ? fields.name('spec', member, secret, 'name')
      : withDefault(fields.text('spec', member, secret), '', 'the driver is given no Secret'),
  };
}
