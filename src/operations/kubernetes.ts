// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
/**
 * One list of the Kubernetes API that Demarc reads. `plural` and `group` name the file of the export
 * folder and the source id, as `kubectl get` spells them.
 */
export interface KubernetesList {
  plural: string;
  /** Empty for the core group. */
  group: string;
  /** Where discovery could not be read; otherwise the version that the API server prefers is asked. */
  version: string;
  /** Of one object. */
  kind: string;
  /** A cluster may do without this kind (custom resources, newer groups): then it is absent, not failed. */
  optional?: true;
  /** Pods come last in a snapshot, so that they can be judged while they stream past. */
  last?: true;
  /** Objects of a page, where single ones may have a megabyte. */
  pageSize?: number;
}

/** Kinds of a group that a cluster makes for itself: every one that it serves is read. */
export interface KubernetesFamily {
  group: string;
  version: string;
}

const core = { group: '', version: 'v1' };
const apps = { group: 'apps', version: 'v1' };
const rbac = { group: 'rbac.authorization.k8s.io', version: 'v1' };
const networking = { group: 'networking.k8s.io', version: 'v1' };
const storage = { group: 'storage.k8s.io', version: 'v1' };
const admission = { group: 'admissionregistration.k8s.io', version: 'v1' };
const custom = { optional: true } as const;
const ack = { group: 'alibabacloud.com', version: 'v1alpha1', ...custom };
const kyverno = { group: 'kyverno.io', version: 'v1', ...custom };
const kyvernoPolicies = { group: 'policies.kyverno.io', version: 'v1', ...custom };
const externalSecrets = { group: 'external-secrets.io', version: 'v1', ...custom };
const gateway = { group: 'gateway.networking.k8s.io', version: 'v1', ...custom };

export const kubernetesLists: readonly KubernetesList[] = [
  { plural: 'nodes', kind: 'Node', ...core },
  { plural: 'namespaces', kind: 'Namespace', ...core },
  { plural: 'serviceaccounts', kind: 'ServiceAccount', ...core },
  { plural: 'services', kind: 'Service', ...core },
  { plural: 'endpointslices', kind: 'EndpointSlice', group: 'discovery.k8s.io', version: 'v1' },
  { plural: 'replicasets', kind: 'ReplicaSet', ...apps },
  { plural: 'jobs', kind: 'Job', group: 'batch', version: 'v1' },
  { plural: 'roles', kind: 'Role', ...rbac },
  { plural: 'rolebindings', kind: 'RoleBinding', ...rbac },
  { plural: 'clusterroles', kind: 'ClusterRole', ...rbac },
  { plural: 'clusterrolebindings', kind: 'ClusterRoleBinding', ...rbac },
  { plural: 'networkpolicies', kind: 'NetworkPolicy', ...networking },
  { plural: 'ingresses', kind: 'Ingress', ...networking },
  { plural: 'persistentvolumes', kind: 'PersistentVolume', ...core },
  { plural: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim', ...core },
  { plural: 'storageclasses', kind: 'StorageClass', ...storage },
  { plural: 'resourcequotas', kind: 'ResourceQuota', ...core },
  { plural: 'limitranges', kind: 'LimitRange', ...core },
  { plural: 'poddisruptionbudgets', kind: 'PodDisruptionBudget', group: 'policy', version: 'v1' },
  {
    plural: 'horizontalpodautoscalers',
    kind: 'HorizontalPodAutoscaler',
    group: 'autoscaling',
    version: 'v2',
  },
  { plural: 'priorityclasses', kind: 'PriorityClass', group: 'scheduling.k8s.io', version: 'v1' },
  { plural: 'runtimeclasses', kind: 'RuntimeClass', group: 'node.k8s.io', version: 'v1', optional: true },
  // Of one object a megabyte is allowed, so a page of 500 could be half a gigabyte.
  { plural: 'configmaps', kind: 'ConfigMap', ...core, pageSize: 100 },
  { plural: 'secrets', kind: 'Secret', ...core, pageSize: 100 },
  { plural: 'apiservices', kind: 'APIService', group: 'apiregistration.k8s.io', version: 'v1' },
  {
    plural: 'customresourcedefinitions',
    kind: 'CustomResourceDefinition',
    group: 'apiextensions.k8s.io',
    version: 'v1',
    pageSize: 50,
  },
  {
    plural: 'certificatesigningrequests',
    kind: 'CertificateSigningRequest',
    group: 'certificates.k8s.io',
    version: 'v1',
  },
  { plural: 'validatingwebhookconfigurations', kind: 'ValidatingWebhookConfiguration', ...admission },
  { plural: 'mutatingwebhookconfigurations', kind: 'MutatingWebhookConfiguration', ...admission },
  {
    plural: 'validatingadmissionpolicies',
    kind: 'ValidatingAdmissionPolicy',
    ...admission,
    ...custom,
  },
  {
    plural: 'validatingadmissionpolicybindings',
    kind: 'ValidatingAdmissionPolicyBinding',
    ...admission,
    ...custom,
  },
  { plural: 'mutatingadmissionpolicies', kind: 'MutatingAdmissionPolicy', ...admission, ...custom },
  {
    plural: 'mutatingadmissionpolicybindings',
    kind: 'MutatingAdmissionPolicyBinding',
    ...admission,
    ...custom,
  },
  {
    plural: 'ramidentitymappings',
    kind: 'RAMIdentityMapping',
    group: 'ramauthenticator.k8s.alibabacloud',
    version: 'v1alpha1',
    optional: true,
  },
  // The add-on ack-secret-manager has kinds of its own that share their names with those of external-secrets.
  { plural: 'externalsecrets', kind: 'ExternalSecret', ...ack },
  { plural: 'secretstores', kind: 'SecretStore', ...ack },
  {
    plural: 'constrainttemplates',
    kind: 'ConstraintTemplate',
    group: 'templates.gatekeeper.sh',
    version: 'v1',
    ...custom,
    pageSize: 50,
  },
  { plural: 'configs', kind: 'Config', group: 'config.gatekeeper.sh', version: 'v1alpha1', ...custom },
  { plural: 'clusterpolicies', kind: 'ClusterPolicy', ...kyverno },
  { plural: 'policies', kind: 'Policy', ...kyverno },
  { plural: 'policyexceptions', kind: 'PolicyException', ...kyverno, version: 'v2' },
  { plural: 'validatingpolicies', kind: 'ValidatingPolicy', ...kyvernoPolicies },
  { plural: 'imagevalidatingpolicies', kind: 'ImageValidatingPolicy', ...kyvernoPolicies },
  { plural: 'policyexceptions', kind: 'PolicyException', ...kyvernoPolicies },
  { plural: 'externalsecrets', kind: 'ExternalSecret', ...externalSecrets },
  { plural: 'secretstores', kind: 'SecretStore', ...externalSecrets },
  { plural: 'clustersecretstores', kind: 'ClusterSecretStore', ...externalSecrets },
  {
    plural: 'secretproviderclasses',
    kind: 'SecretProviderClass',
    group: 'secrets-store.csi.x-k8s.io',
    version: 'v1',
    ...custom,
  },
  { plural: 'gatewayclasses', kind: 'GatewayClass', ...gateway },
  { plural: 'gateways', kind: 'Gateway', ...gateway },
  { plural: 'httproutes', kind: 'HTTPRoute', ...gateway },
  { plural: 'grpcroutes', kind: 'GRPCRoute', ...gateway },
  { plural: 'tlsroutes', kind: 'TLSRoute', ...gateway, version: 'v1alpha2' },
  { plural: 'tcproutes', kind: 'TCPRoute', ...gateway, version: 'v1alpha2' },
  { plural: 'udproutes', kind: 'UDPRoute', ...gateway, version: 'v1alpha2' },
  { plural: 'referencegrants', kind: 'ReferenceGrant', ...gateway, version: 'v1beta1' },
  { plural: 'pods', kind: 'Pod', ...core, last: true },
];

/** Gatekeeper makes a kind for each of its constraint templates. */
export const kubernetesFamilies: readonly KubernetesFamily[] = [
  { group: 'constraints.gatekeeper.sh', version: 'v1beta1' },
];

/** `pods`, `replicasets.apps`. */
export function listName(list: { plural: string; group: string }): string {
  return list.group === '' ? list.plural : `${list.plural}.${list.group}`;
}

export function kubernetesSource(list: { plural: string; group: string }): string {
  return `kubernetes/${listName(list)}`;
}

/** `kubernetes/*.constraints.gatekeeper.sh`: which kinds of the group the cluster serves. */
export function familySource({ group }: { group: string }): string {
  return kubernetesSource({ plural: '*', group });
}

export const KUBERNETES_VERSION = 'kubernetes/version';
export const KUBELET_CONFIGZ = 'kubernetes/configz';
/** Who owns the files of a node: no API tells it, somebody brings it. */
export const NODE_FILES = 'kubernetes/node-files';
/** The API server's metric of requests in deprecated versions, as a Prometheus server answers. */
export const DEPRECATED_APIS = 'kubernetes/deprecated-apis';

/** Where the list is served. */
export function listPath(list: { plural: string; group: string; version: string }): string {
  return list.group === ''
    ? `/api/${list.version}/${list.plural}`
    : `/apis/${list.group}/${list.version}/${list.plural}`;
}

const byName = new Map(kubernetesLists.map((list) => [listName(list), list]));

/** The list of that name, of the table or of a family; undefined where Demarc reads none such. */
export function listNamed(name: string): KubernetesList | undefined {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const family = kubernetesFamilies.find(({ group }) => name.endsWith(`.${group}`));
  if (family === undefined) return undefined;
  const plural = name.slice(0, -family.group.length - 1);
  // The name of a kind is a DNS label.
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(plural) ? familyMember(family, plural, '') : undefined;
}

export function familyMember(family: KubernetesFamily, plural: string, kind: string): KubernetesList {
  return { plural, kind, group: family.group, version: family.version, optional: true };
}

/** The rule of a ClusterRole that would let Demarc read the source. */
export function kubernetesCure(source: string): string | undefined {
  if (source === KUBERNETES_VERSION) return 'kubernetes: get /version';
  if (source === KUBELET_CONFIGZ) return 'kubernetes: get nodes/configz';
  const family = kubernetesFamilies.find((candidate) => familySource(candidate) === source);
  if (family !== undefined) return `kubernetes: list * in ${family.group}`;
  const list = source.startsWith('kubernetes/') ? listNamed(source.slice('kubernetes/'.length)) : undefined;
  if (list === undefined) return undefined;
  return `kubernetes: list ${list.plural}${list.group === '' ? '' : ` in ${list.group}`}`;
}
