import type { TableName } from '../model/tables.ts';

/** A kind that has a pod template, and where: member names from the object to it. */
interface PodKind {
  kind: string;
  groups: readonly string[];
  template: readonly string[];
}

const SPEC = ['spec', 'template'] as const;
const KRUISE = ['apps.kruise.io'];

/** Every kind with a pod template that checks of pods judge. */
const POD_KINDS: readonly PodKind[] = [
  { kind: 'Pod', groups: [''], template: [] },
  { kind: 'PodTemplate', groups: [''], template: ['template'] },
  { kind: 'ReplicationController', groups: [''], template: SPEC },
  { kind: 'Deployment', groups: ['apps', 'extensions'], template: SPEC },
  { kind: 'ReplicaSet', groups: ['apps', 'extensions'], template: SPEC },
  { kind: 'DaemonSet', groups: ['apps', 'extensions', ...KRUISE], template: SPEC },
  { kind: 'StatefulSet', groups: ['apps', ...KRUISE], template: SPEC },
  { kind: 'Job', groups: ['batch'], template: SPEC },
  { kind: 'CronJob', groups: ['batch'], template: ['spec', 'jobTemplate', 'spec', 'template'] },
  { kind: 'CloneSet', groups: KRUISE, template: SPEC },
  { kind: 'BroadcastJob', groups: KRUISE, template: SPEC },
  { kind: 'Rollout', groups: ['argoproj.io'], template: SPEC },
  { kind: 'DeploymentConfig', groups: ['apps.openshift.io', ''], template: SPEC },
  { kind: 'Service', groups: ['serving.knative.dev'], template: SPEC },
  { kind: 'Configuration', groups: ['serving.knative.dev'], template: SPEC },
];

/** A kind whose objects are rows of a table, and the source from which that table is otherwise made. */
export interface TableKind {
  table: TableName;
  source: string;
}

const RBAC = 'rbac.authorization.k8s.io';
const NETWORKING = 'networking.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';
const REGISTRATION = 'apiregistration.k8s.io';
/** Where Ingresses stood before they moved; files still say so. */
const EXTENSIONS = 'extensions';
const TABLE_KINDS: readonly (readonly [kind: string, group: string, table: TableName, source: string])[] = [
  ['Service', '', 'services', 'kubernetes/services'],
  ['Secret', '', 'secrets', 'kubernetes/secrets'],
  ['Secret', '', 'credentialHolders', 'kubernetes/secrets'],
  ['ConfigMap', '', 'configMaps', 'kubernetes/configmaps'],
  ['ConfigMap', '', 'credentialHolders', 'kubernetes/configmaps'],
  ['PersistentVolume', '', 'volumeSources', 'kubernetes/persistentvolumes'],
  ['ServiceAccount', '', 'serviceAccounts', 'kubernetes/serviceaccounts'],
  ['Role', RBAC, 'roles', `kubernetes/roles.${RBAC}`],
  ['ClusterRole', RBAC, 'roles', `kubernetes/clusterroles.${RBAC}`],
  ['RoleBinding', RBAC, 'bindings', `kubernetes/rolebindings.${RBAC}`],
  ['ClusterRoleBinding', RBAC, 'bindings', `kubernetes/clusterrolebindings.${RBAC}`],
  ['StorageClass', 'storage.k8s.io', 'storageClasses', 'kubernetes/storageclasses.storage.k8s.io'],
  ['StorageClass', 'storage.k8s.io', 'volumeSources', 'kubernetes/storageclasses.storage.k8s.io'],
  ['Namespace', '', 'namespaces', 'kubernetes/namespaces'],
  ['Ingress', NETWORKING, 'ingresses', `kubernetes/ingresses.${NETWORKING}`],
  ['Ingress', EXTENSIONS, 'ingresses', `kubernetes/ingresses.${NETWORKING}`],
  ['APIService', REGISTRATION, 'apiServices', `kubernetes/apiservices.${REGISTRATION}`],
  [
    'ValidatingWebhookConfiguration',
    ADMISSION,
    'admissionWebhooks',
    `kubernetes/validatingwebhookconfigurations.${ADMISSION}`,
  ],
  [
    'MutatingWebhookConfiguration',
    ADMISSION,
    'admissionWebhooks',
    `kubernetes/mutatingwebhookconfigurations.${ADMISSION}`,
  ],
  ['RuntimeClass', 'node.k8s.io', 'runtimeClasses', 'kubernetes/runtimeclasses.node.k8s.io'],
];

const podKinds = new Map(
  POD_KINDS.flatMap(({ kind, groups, template }) =>
    groups.map((group) => [kindName(kind, group), template] as const),
  ),
);
const tableKinds = new Map<string, TableKind[]>();
for (const [kind, group, table, source] of TABLE_KINDS) {
  const name = kindName(kind, group);
  const known = tableKinds.get(name);
  if (known === undefined) tableKinds.set(name, [{ table, source }]);
  else known.push({ table, source });
}

/** Tables that a manifest can have rows of; of every kind, the version it is written in may be one that is removed. */
export const MANIFEST_TABLES: ReadonlySet<TableName> = new Set([
  ...TABLE_KINDS.map(([, , table]) => table),
  'apiUses',
]);

/** `Deployment.apps`; of the core group the kind alone. */
export function kindName(kind: string, group: string): string {
  return group === '' ? kind : `${kind}.${group}`;
}

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Where the pod template of a kind stands; undefined where it has none. */
export function templateOf(name: string): readonly string[] | undefined {
  return podKinds.get(name);
}

/** The tables that an object of the kind has a row of. */
export function tablesOf(name: string): readonly TableKind[] {
  return tableKinds.get(name) ?? NONE;
}

const NONE: readonly TableKind[] = [];

/** Names in small letters, as kubectl takes them, and the kinds of Kubernetes itself that they stand for. */
export const SHORT_NAMES: ReadonlyMap<string, readonly string[]> = shortNames();

function shortNames(): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const whole of [...podKinds.keys(), ...tableKinds.keys()]) {
    const dot = whole.indexOf('.');
    const group = dot < 0 ? '' : whole.slice(dot + 1);
    if (group.includes('.') && !group.endsWith('.k8s.io')) continue;
    const name = (dot < 0 ? whole : whole.slice(0, dot)).toLowerCase();
    names.set(name, [...(names.get(name) ?? []), whole]);
  }
  return names;
}
