import type { JsonObject } from '../kernel/json.ts';
import { grantBindings } from './kubeconfigs.ts';
import { kubernetesNode, nodesOf } from './nodes.ts';
import { shippedClusterRoleBindings, shippedClusterRoles } from './rbac.ts';
import type { ClusterSpec, KubernetesSpec, VirtualNodeSpec } from './specs.ts';
import { standingObjects } from './standing-objects.ts';
import { daysAgo, idOf } from './values.ts';
import { ECI_INSTANCE, objectsOf } from './workloads.ts';

/** The lists of a cluster's API server; an optional kind that the cluster lacks has no entry. */
export function kubernetesLists(cluster: ClusterSpec, spec: KubernetesSpec): Map<string, JsonObject[]> {
  const workloads = spec.workloads.map(objectsOf);
  const bindings = grantBindings(cluster.id);
  const lists = new Map<string, JsonObject[]>([
    [
      'nodes',
      [
        ...nodesOf(cluster).map(kubernetesNode),
        ...(spec.virtualNodes ?? []).map((node) => virtualNode(cluster, node)),
      ],
    ],
    ['namespaces', namespaces(spec)],
    ['serviceaccounts', [...defaultServiceAccounts(spec), ...(spec.serviceAccounts ?? [])]],
    ['services', [apiService(), ...(spec.services ?? [])]],
    ['replicasets.apps', workloads.flatMap((item) => item.replicaSets)],
    ['jobs.batch', workloads.flatMap((item) => item.jobs)],
    ['roles.rbac.authorization.k8s.io', spec.roles ?? []],
    ['rolebindings.rbac.authorization.k8s.io', [...bindings.namespaced, ...(spec.roleBindings ?? [])]],
    ['clusterroles.rbac.authorization.k8s.io', [...shippedClusterRoles(), ...(spec.clusterRoles ?? [])]],
    [
      'clusterrolebindings.rbac.authorization.k8s.io',
      [...shippedClusterRoleBindings(), ...bindings.cluster, ...(spec.clusterRoleBindings ?? [])],
    ],
    ['networkpolicies.networking.k8s.io', spec.networkPolicies ?? []],
    ['ingresses.networking.k8s.io', spec.ingresses ?? []],
    ['persistentvolumes', spec.persistentVolumes ?? []],
    ['storageclasses.storage.k8s.io', spec.storageClasses ?? [storageClass('alicloud-disk-essd', {})]],
    ...standingObjects(Object.keys(spec.namespaces)),
    ['pods', workloads.flatMap((item) => item.pods)],
  ]);
  lists.get('configmaps')?.push(...(spec.configMaps ?? []));
  lists.get('resourcequotas')?.push(...(spec.resourceQuotas ?? []));
  lists.get('endpointslices.discovery.k8s.io')?.push(...endpointSlices(spec));
  lists.get('apiservices.apiregistration.k8s.io')?.push(...(spec.apiServices ?? []));
  lists
    .get('validatingwebhookconfigurations.admissionregistration.k8s.io')
    ?.push(...(spec.validatingWebhooks ?? []));
  lists.get('secrets')?.push(...(spec.secrets ?? []));
  if (spec.runtimeClasses !== undefined) lists.set('runtimeclasses.node.k8s.io', spec.runtimeClasses);
  if (spec.identityMappings !== undefined)
    lists.set('ramidentitymappings.ramauthenticator.k8s.alibabacloud', spec.identityMappings);
  if (spec.kubeletConfiguration !== undefined) {
    const answer = { kubeletconfig: spec.kubeletConfiguration };
    for (const { name } of nodesOf(cluster)) lists.set(`configz@${name}`, [answer]);
  }
  return lists;
}

function namespaces(spec: KubernetesSpec): JsonObject[] {
  return Object.entries(spec.namespaces).map(([name, labels]) => ({
    metadata: {
      name,
      uid: idOf('', `namespace/${name}`, 32),
      creationTimestamp: daysAgo(300),
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }));
}

function defaultServiceAccounts(spec: KubernetesSpec): JsonObject[] {
  const system = serviceAccount('kube-system', 'coredns');
  return [...Object.keys(spec.namespaces).map((namespace) => serviceAccount(namespace, 'default')), system];
}

export function serviceAccount(namespace: string, name: string, more: JsonObject = {}): JsonObject {
  return { metadata: { name, namespace, creationTimestamp: daysAgo(300) }, ...more };
}

export function configMap(namespace: string, name: string, data: JsonObject): JsonObject {
  return { metadata: { name, namespace, creationTimestamp: daysAgo(200) }, data };
}

/** A Secret as the API gives it to those who may read it: Demarc keeps no value of it. */
export function secret(
  namespace: string,
  name: string,
  type: string,
  data: JsonObject,
  annotations: JsonObject = {},
  ageDays = 200,
): JsonObject {
  return { metadata: { name, namespace, creationTimestamp: daysAgo(ageDays), annotations }, type, data };
}

function apiService(): JsonObject {
  return {
    metadata: { name: 'kubernetes', namespace: 'default', creationTimestamp: daysAgo(300) },
    spec: {
      type: 'ClusterIP',
      clusterIP: '172.21.0.1',
      ports: [{ name: 'https', port: 443, targetPort: 6443, protocol: 'TCP' }],
    },
    status: { loadBalancer: {} },
  };
}

export function service(
  namespace: string,
  name: string,
  spec: JsonObject,
  annotations: JsonObject = {},
): JsonObject {
  return {
    metadata: { name, namespace, creationTimestamp: daysAgo(200), annotations },
    spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }], ...spec },
    status: { loadBalancer: {} },
  };
}

/** Bounds what the pods of a namespace may use together. */
export function quota(namespace: string): JsonObject {
  return {
    metadata: { name: 'compute', namespace, creationTimestamp: daysAgo(160) },
    spec: { hard: { 'limits.cpu': '16', 'limits.memory': '32Gi', pods: '40' } },
    status: { hard: {}, used: {} },
  };
}

/** The addresses behind each Service that selects pods: one for every pod of its workload. */
function endpointSlices(spec: KubernetesSpec): JsonObject[] {
  return (spec.services ?? []).flatMap((item) => {
    const { name = '', namespace = '' } = item.metadata as JsonObject;
    const workload = spec.workloads.find((one) => one.name === name && one.namespace === namespace);
    const endpoints = (workload?.nodes ?? []).map((nodeName, index) => ({
      addresses: [`172.20.1.${index + 10}`],
      conditions: { ready: true },
      nodeName,
    }));
    const labels = { 'kubernetes.io/service-name': name };
    const metadata = {
      name: `${String(name)}-${idOf('', `slice/${String(name)}`, 5)}`,
      namespace,
      labels,
      creationTimestamp: daysAgo(160),
    };
    const ports = [{ name: '', port: 8080, protocol: 'TCP' }];
    // The API server stores none as null.
    return [{ metadata, addressType: 'IPv4', endpoints: endpoints.length > 0 ? endpoints : null, ports }];
  });
}

export function storageClass(name: string, parameters: JsonObject): JsonObject {
  return {
    metadata: { name, creationTimestamp: daysAgo(300) },
    provisioner: 'diskplugin.csi.alibabacloud.com',
    parameters: { type: 'cloud_essd', ...parameters },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}

/** Refuses all traffic of a namespace but DNS. */
export function defaultDeny(namespace: string): JsonObject {
  return {
    metadata: { name: 'default-deny', namespace, creationTimestamp: daysAgo(200) },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
          ports: [{ port: 53, protocol: 'UDP' }],
        },
      ],
    },
  };
}

/** Lets one namespace reach the pods of an application on one port. */
export function allowFrom(
  namespace: string,
  app: string,
  from: JsonObject,
  port: number,
  protocol = 'TCP',
): JsonObject {
  return {
    metadata: { name: `allow-${app}`, namespace, creationTimestamp: daysAgo(200) },
    spec: {
      podSelector: { matchLabels: { app } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [from], ports: [{ port, protocol }] }],
    },
  };
}

function virtualNode(cluster: ClusterSpec, node: VirtualNodeSpec): JsonObject {
  return {
    metadata: {
      name: node.name,
      uid: idOf('', `uid/${cluster.name}/${node.name}`, 32),
      creationTimestamp: daysAgo(200),
      labels: {
        type: 'virtual-kubelet',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/role': 'agent',
        'kubernetes.io/hostname': node.name,
        'node-role.kubernetes.io/agent': '',
        'topology.kubernetes.io/region': cluster.region,
        'topology.kubernetes.io/zone': `${cluster.region}-h`,
      },
      annotations: {},
    },
    spec: { taints: [{ key: 'virtual-kubelet.io/provider', value: 'alibabacloud', effect: 'NoSchedule' }] },
    status: {
      capacity: { cpu: '1000000', memory: '4096000Gi', pods: '5000' },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          lastHeartbeatTime: daysAgo(0),
          lastTransitionTime: daysAgo(200),
        },
      ],
      nodeInfo: {
        architecture: '',
        operatingSystem: 'linux',
        osImage: '',
        kernelVersion: '',
        kubeletVersion: node.version,
        kubeProxyVersion: '',
        containerRuntimeVersion: '',
      },
    },
  };
}

/** Annotations that ECI writes on a pod when it runs; without a platform version the pod is on the oldest one. */
export function eciAnnotations(
  platformVersion: string | undefined,
  more: Record<string, string> = {},
): Record<string, string> {
  const annotations: Record<string, string> = {
    [ECI_INSTANCE]: 'each pod has its own',
    'k8s.aliyun.com/eci-instance-cpu': '2.0',
    'k8s.aliyun.com/eci-instance-mem': '4.00',
    'k8s.aliyun.com/eci-created-by-template': 'true',
    ...more,
  };
  if (platformVersion !== undefined) annotations['k8s.aliyun.com/eci-platform-version'] = platformVersion;
  return annotations;
}
