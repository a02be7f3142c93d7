import type { ApiUse, RemovedApi } from '../../model/facts/api-use.ts';
import type { CredentialHolder } from '../../model/facts/credential-holder.ts';
import type { KubeProxy } from '../../model/facts/kube-proxy.ts';
import { NODE_FILE_ROLES, type NodeFile, type NodeFiles } from '../../model/facts/node-files.ts';
import type { SecretStoreObject } from '../../model/facts/secret-store-object.ts';
import type { VolumeSource } from '../../model/facts/volume-source.ts';
import { CLUSTER, clusterScope, known, NODE, nodeScope } from './rows.ts';

// Rows about objects of a cluster and files of its nodes, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const inCluster = { scope: clusterScope, at, cluster: CLUSTER } as const;

export function credentialHolder(changes: Partial<CredentialHolder> = {}): CredentialHolder {
  const kind = changes.kind ?? 'ConfigMap';
  return {
    id: `${kind}/${CLUSTER}/shop/settings`,
    subject: `${CLUSTER}/${kind}/shop/settings`,
    ...inCluster,
    kind,
    namespace: 'shop',
    name: 'settings',
    credentials: [],
    ...changes,
  };
}

export function secretStoreObject(changes: Partial<SecretStoreObject> = {}): SecretStoreObject {
  const kind = 'ExternalSecret.external-secrets.io';
  const subject = `${CLUSTER}/${kind}/shop/database`;
  return { id: subject, subject, ...inCluster, kind, ...changes };
}

/** Serves metrics on loopback. */
export function kubeProxy(changes: Partial<KubeProxy> = {}): KubeProxy {
  const configuration = { configMap: 'kube-proxy-worker', metricsBindAddress: known('127.0.0.1:10249') };
  return { id: CLUSTER, subject: CLUSTER, ...inCluster, configurations: known([configuration]), ...changes };
}

/** A file that only root may read and write. */
export function nodeFile(role: NodeFile['role'], changes: Partial<NodeFile> = {}): NodeFile {
  return {
    role,
    path: known(`/etc/${role}`),
    exists: known(true),
    mode: known(0o600),
    ownership: known('root:root'),
    ...changes,
  };
}

/** All five files, of which some are changed. */
export function nodeFiles(...changed: readonly NodeFile[]): NodeFiles {
  return {
    id: `${CLUSTER}/${NODE}`,
    subject: `${CLUSTER}/Node/${NODE}`,
    scope: nodeScope,
    at,
    cluster: CLUSTER,
    node: NODE,
    files: NODE_FILE_ROLES.map((role) => changed.find((file) => file.role === role) ?? nodeFile(role)),
  };
}

export function removedApi(api: string, removedIn: number): RemovedApi {
  return { api, removedIn, at: { ...at, value: api } };
}

/** A cluster of 1.31 whose clients ask for nothing that is removed. */
export function apiUse(changes: Partial<ApiUse> = {}): ApiUse {
  return { id: CLUSTER, subject: CLUSTER, ...inCluster, minor: known(31), removed: known([]), ...changes };
}

/** A PersistentVolume on OSS that needs no key. */
export function volumeSource(changes: Partial<VolumeSource> = {}): VolumeSource {
  return {
    id: `PersistentVolume/${CLUSTER}/assets`,
    subject: `${CLUSTER}/PersistentVolume/assets`,
    ...inCluster,
    kind: 'PersistentVolume',
    name: 'assets',
    driver: known('ossplugin.csi.alibabacloud.com'),
    attributes: known({ bucket: 'assets', authType: 'rrsa' }),
    secret: known(''),
    ...changes,
  };
}
