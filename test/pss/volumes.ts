// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import type { JsonObject } from '../../src/kernel/json.ts';

/** One source of each kind that a volume of a pod can have, as the API accepts it. */
export const VOLUME_SOURCES: readonly JsonObject[] = [
  {},
  { emptyDir: {} },
  { emptyDir: { medium: 'Memory' } },
  { configMap: { name: 'settings' } },
  { secret: { secretName: 'keys' } },
  { downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } },
  { projected: { sources: [{ configMap: { name: 'settings' } }] } },
  { projected: { sources: [] } },
  { persistentVolumeClaim: { claimName: 'data' } },
  { csi: { driver: 'disk.example.com' } },
  {
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    },
  },
  { image: { reference: 'registry.example.com/data:1', pullPolicy: 'Always' } },
  { hostPath: { path: '/var/log' } },
  { hostPath: { path: '/', type: 'Directory' } },
  { hostPath: null, emptyDir: {} },
  { nfs: null },
  { nfs: { server: 'nfs.example.com', path: '/' } },
  { gitRepo: { repository: 'https://git.example.com/a.git' } },
  { iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:disk', lun: 0 } },
  { glusterfs: { endpoints: 'gluster', path: 'volume' } },
  { rbd: { monitors: ['10.0.0.1:6789'], image: 'disk' } },
  { cephfs: { monitors: ['10.0.0.1:6789'] } },
  { cinder: { volumeID: 'disk-1' } },
  { fc: { targetWWNs: ['50060e801049cfd1'], lun: 0 } },
  { flocker: { datasetName: 'data' } },
  { flexVolume: { driver: 'alicloud/disk' } },
  { awsElasticBlockStore: { volumeID: 'vol-1' } },
  { gcePersistentDisk: { pdName: 'disk-1' } },
  { azureDisk: { diskName: 'disk', diskURI: 'https://example.com/disk.vhd' } },
  { azureFile: { secretName: 'keys', shareName: 'share' } },
  { vsphereVolume: { volumePath: '[store] disk' } },
  { quobyte: { registry: 'quobyte.example.com:7861', volume: 'data' } },
  { portworxVolume: { volumeID: 'disk-1' } },
  { photonPersistentDisk: { pdID: 'disk-1' } },
  {
    scaleIO: {
      gateway: 'https://example.com/api',
      system: 'scaleio',
      secretRef: { name: 'keys' },
      volumeName: 'disk',
    },
  },
  { storageos: { volumeName: 'disk', volumeNamespace: 'shop' } },
];
