/**
 * One list of the Kubernetes API that Demarc reads. `plural` and `group` name the file of the export
 * folder and the source id, as `kubectl get` spells them.
 */
export interface KubernetesList {
  plural: string;
  /** Empty for the core group. */
  group: string;
  version: string;
  /** A cluster may do without this kind (custom resources, newer groups): then it is absent, not failed. */
  optional?: true;
  /** Pods come last in a snapshot, so that they can be judged while they stream past. */
  last?: true;
}

const core = { group: '', version: 'v1' };
const apps = { group: 'apps', version: 'v1' };
const rbac = { group: 'rbac.authorization.k8s.io', version: 'v1' };

export const kubernetesLists: readonly KubernetesList[] = [
  { plural: 'nodes', ...core },
  { plural: 'namespaces', ...core },
  { plural: 'serviceaccounts', ...core },
  { plural: 'services', ...core },
  { plural: 'replicasets', ...apps },
  { plural: 'jobs', group: 'batch', version: 'v1' },
  { plural: 'roles', ...rbac },
  { plural: 'rolebindings', ...rbac },
  { plural: 'clusterroles', ...rbac },
  { plural: 'clusterrolebindings', ...rbac },
  { plural: 'networkpolicies', group: 'networking.k8s.io', version: 'v1' },
  { plural: 'ingresses', group: 'networking.k8s.io', version: 'v1' },
  { plural: 'persistentvolumes', ...core },
  { plural: 'storageclasses', group: 'storage.k8s.io', version: 'v1' },
  { plural: 'runtimeclasses', group: 'node.k8s.io', version: 'v1', optional: true },
  {
    plural: 'ramidentitymappings',
    group: 'ramauthenticator.k8s.alibabacloud',
    version: 'v1alpha1',
    optional: true,
  },
  { plural: 'pods', ...core, last: true },
];

/** `pods`, `replicasets.apps`. */
export function listName(list: { plural: string; group: string }): string {
  return list.group === '' ? list.plural : `${list.plural}.${list.group}`;
}

export function kubernetesSource(list: { plural: string; group: string }): string {
  return `kubernetes/${listName(list)}`;
}

export const KUBERNETES_VERSION = 'kubernetes/version';
export const KUBELET_CONFIGZ = 'kubernetes/configz';

/** Where the list is served. */
export function listPath(list: KubernetesList): string {
  return list.group === ''
    ? `/api/${list.version}/${list.plural}`
    : `/apis/${list.group}/${list.version}/${list.plural}`;
}
