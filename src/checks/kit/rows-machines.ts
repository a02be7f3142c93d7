import type { DiskSetting } from '../../model/facts/disk-setting.ts';
import type { KubeletConfiguration } from '../../model/facts/kubelet-configuration.ts';
import type { MachineSetting } from '../../model/facts/machine-setting.ts';
import { CLUSTER, clusterScope, known, NODE, nodeScope, POOL, poolScope } from './rows.ts';

// Rows about how machines, disks and kubelets are set up, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const inCluster = { scope: clusterScope, at, cluster: CLUSTER } as const;

/** What a pool gives its instances. */
export function poolMachines(changes: Partial<MachineSetting> = {}): MachineSetting {
  return {
    id: `${CLUSTER}/${POOL}`,
    subject: POOL,
    scope: poolScope,
    at,
    cluster: CLUSTER,
    kind: 'node-pool',
    name: POOL,
    ecs: known(true),
    publicAccess: known(false),
    metadata: known('token'),
    ...changes,
  };
}

/** What the instance of a node has. */
export function nodeMachine(changes: Partial<MachineSetting> = {}): MachineSetting {
  const id = `${CLUSTER}/${NODE}`;
  const subject = `${CLUSTER}/Node/${NODE}`;
  return { ...poolMachines(), id, subject, scope: nodeScope, kind: 'node', name: NODE, ...changes };
}

export function poolDisks(changes: Partial<DiskSetting> = {}): DiskSetting {
  return {
    id: `pool/${CLUSTER}/${POOL}`,
    subject: POOL,
    scope: poolScope,
    at,
    cluster: CLUSTER,
    kind: 'node-pool',
    name: POOL,
    makesDisks: known(true),
    disks: [
      { label: 'system_disk', encrypted: known(true) },
      { label: 'data_disks[0]', encrypted: known(true) },
    ],
    ...changes,
  };
}

export function classDisks(changes: Partial<DiskSetting> = {}): DiskSetting {
  return {
    id: `class/${CLUSTER}/essd`,
    subject: `${CLUSTER}/StorageClass.storage.k8s.io/essd`,
    ...inCluster,
    kind: 'storage-class',
    name: 'essd',
    makesDisks: known(true),
    disks: [{ label: 'parameters.encrypted', encrypted: known(true) }],
    ...changes,
  };
}

/** What a kubelet reports that is set up as it should be. */
export const soundSettings = {
  authentication: { anonymous: { enabled: false }, x509: { clientCAFile: '/etc/kubernetes/pki/ca.crt' } },
  streamingConnectionIdleTimeout: '4h0m0s',
  makeIPTablesUtilChains: true,
  protectKernelDefaults: true,
  eventRecordQPS: 50,
  serverTLSBootstrap: true,
  rotateCertificates: true,
  podPidsLimit: 4096,
  seccompDefault: true,
};

/** What the kubelet of a node reports. */
export function kubelet(changes: Partial<KubeletConfiguration> = {}): KubeletConfiguration {
  return {
    id: `node/${CLUSTER}/${NODE}`,
    subject: `${CLUSTER}/Node/${NODE}`,
    scope: nodeScope,
    at,
    cluster: CLUSTER,
    kind: 'node',
    name: NODE,
    readOnlyPort: known(0),
    anonymousAuth: known(false),
    authorizationMode: known('Webhook'),
    settings: known(soundSettings),
    ...changes,
  };
}

/** What a pool sets for its kubelets. */
export function poolKubelets(changes: Partial<KubeletConfiguration> = {}): KubeletConfiguration {
  const id = `pool/${CLUSTER}/${POOL}`;
  const settings = known({});
  const ofPool = { id, subject: POOL, scope: poolScope, kind: 'node-pool', name: POOL } as const;
  return { ...kubelet(), ...ofPool, settings, ...changes };
}
