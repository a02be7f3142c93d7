import type { DiskSetting } from '../facts/disk-setting.ts';
import type { NodePool } from '../facts/node-pool.ts';
import type { StorageClass } from '../facts/storage-class.ts';
import { createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { mapKnown } from './fields.ts';
import { completenessOfBoth, isEcsPool } from './machine-settings.ts';

// The CSI plug-in, and the FlexVolume plug-in before it.
const DISK_PLUGINS = new Set(['diskplugin.csi.alibabacloud.com', 'alicloud/disk']);

export function normaliseDiskSettings(
  tables: Pick<Tables, 'clusters' | 'nodePools' | 'storageClasses'>,
): Table<DiskSetting> {
  const { clusters, nodePools, storageClasses } = tables;
  const rows = [...nodePools.rows.map(ofPool), ...storageClasses.rows.map(ofStorageClass)];
  return createTable(rows, completenessOfBoth(clusters, nodePools, storageClasses));
}

function ofPool(pool: NodePool): DiskSetting {
  const { subject, scope, at, cluster, dataDisksEncrypted } = pool;
  const data = dataDisksEncrypted.known
    ? dataDisksEncrypted.value.map((encrypted, index) => ({
        label: `data_disks[${index}]`,
        encrypted: mapKnown(dataDisksEncrypted, () => encrypted),
      }))
    : [{ label: 'data_disks', encrypted: dataDisksEncrypted }];
  return {
    id: `pool/${pool.id}`,
    subject,
    scope,
    at,
    cluster,
    kind: 'node-pool',
    name: pool.pool,
    makesDisks: isEcsPool(pool),
    disks: [{ label: 'system_disk', encrypted: pool.systemDiskEncrypted }, ...data],
  };
}

function ofStorageClass(storageClass: StorageClass): DiskSetting {
  const { subject, scope, at, cluster, name, encrypted } = storageClass;
  return {
    id: `class/${storageClass.id}`,
    subject,
    scope,
    at,
    cluster,
    kind: 'storage-class',
    name,
    makesDisks: mapKnown(storageClass.provisioner, (provisioner) => DISK_PLUGINS.has(provisioner)),
    disks: [{ label: 'parameters.encrypted', encrypted }],
  };
}
