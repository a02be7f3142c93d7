import { createHash } from 'node:crypto';
import { eciAnnotations } from '../src/demo/kubernetes.ts';
import { nodeName } from '../src/demo/nodes.ts';
import type { ClusterSpec } from '../src/demo/specs.ts';
import type { JsonObject } from '../src/kernel/json.ts';
import { NAMESPACES, virtualNodeOf } from './large-fleet.ts';

const PODS_PER_OWNER = 10;
/** Of a hundred owners so many are of each kind. */
const KINDS = [
  ...Array<'Deployment'>(72).fill('Deployment'),
  ...Array<'StatefulSet'>(12).fill('StatefulSet'),
  ...Array<'Job'>(8).fill('Job'),
  ...Array<'DaemonSet'>(8).fill('DaemonSet'),
];

interface Owner {
  kind: (typeof KINDS)[number];
  namespace: string;
  name: string;
  /** Of the pod template, as it stands in names and labels. */
  hash: string;
  /** Told by the number of the owner: how careful its author was. */
  care: number;
}

/** The owners of a cluster's pods and the pods, made one after the other, the same on every run. */
export class PodSource {
  private readonly cluster: ClusterSpec;
  private readonly index: number;
  private readonly nodes: readonly string[];
  readonly count: number;

  constructor(cluster: ClusterSpec, index: number, count: number) {
    this.cluster = cluster;
    this.index = index;
    this.count = count;
    const placed = cluster.pools.flatMap((pool) => pool.nodes);
    this.nodes = placed.map((node) => nodeName(cluster.region, node.address));
  }

  *replicaSets(): Generator<JsonObject> {
    yield* this.objectsAbove('Deployment', replicaSet);
  }

  *jobs(): Generator<JsonObject> {
    yield* this.objectsAbove('Job', job);
  }

  *pods(): Generator<JsonObject> {
    for (let number = 0; number < this.count; number++) {
      const owner = this.ownerAt(Math.floor(number / PODS_PER_OWNER));
      const virtual = owner.kind === 'Deployment' && owner.care % 29 === 0;
      const node = virtual ? virtualNodeOf(this.index) : (this.nodes[(number * 7) % this.nodes.length] ?? '');
      yield pod(owner, `${this.cluster.name}/${number}`, node, number, virtual);
    }
  }

  private *objectsAbove(kind: Owner['kind'], make: (owner: Owner) => JsonObject): Generator<JsonObject> {
    for (let number = 0; number * PODS_PER_OWNER < this.count; number++) {
      const owner = this.ownerAt(number);
      if (owner.kind === kind) yield make(owner);
    }
  }

  private ownerAt(number: number): Owner {
    const kind = KINDS[(number * 37) % KINDS.length] ?? 'Deployment';
    const name = `${['api', 'worker', 'gateway', 'index', 'cache', 'render'][number % 6]}-${number}`;
    const namespace = NAMESPACES[number % NAMESPACES.length] ?? 'web';
    return { kind, namespace, name, hash: digest(`${this.cluster.name}/${name}`).slice(0, 10), care: number };
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function uuid(text: string): string {
  return digest(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function controllerName(owner: Owner): string {
  return owner.kind === 'Deployment' ? `${owner.name}-${owner.hash}` : owner.name;
}

function reference(apiVersion: string, kind: string, name: string): JsonObject {
  return { apiVersion, kind, name, uid: uuid(`${kind}/${name}`), controller: true, blockOwnerDeletion: true };
}

function controllerOf(owner: Owner): JsonObject {
  const name = controllerName(owner);
  if (owner.kind === 'Job') return reference('batch/v1', 'Job', name);
  return reference('apps/v1', owner.kind === 'Deployment' ? 'ReplicaSet' : owner.kind, name);
}

function labelsOf(owner: Owner): JsonObject {
  const labels: JsonObject = {
    app: owner.name,
    'app.kubernetes.io/name': owner.name,
    'app.kubernetes.io/part-of': owner.namespace,
    'app.kubernetes.io/version': '4.18.2',
  };
  if (owner.kind === 'Deployment') labels['pod-template-hash'] = owner.hash;
  else labels['controller-revision-hash'] = owner.hash;
  return labels;
}

function replicaSet(owner: Owner): JsonObject {
  const labels = labelsOf(owner);
  return {
    metadata: {
      name: controllerName(owner),
      namespace: owner.namespace,
      uid: uuid(`ReplicaSet/${controllerName(owner)}`),
      generation: 1,
      creationTimestamp: '2026-11-12T02:13:50Z',
      labels,
      ownerReferences: [reference('apps/v1', 'Deployment', owner.name)],
    },
    spec: {
      replicas: PODS_PER_OWNER,
      selector: { matchLabels: { app: owner.name, 'pod-template-hash': owner.hash } },
      template: { metadata: { labels }, spec: podSpec(owner) },
    },
    status: { replicas: PODS_PER_OWNER, readyReplicas: PODS_PER_OWNER, observedGeneration: 1 },
  };
}

function job(owner: Owner): JsonObject {
  return {
    metadata: {
      name: owner.name,
      namespace: owner.namespace,
      uid: uuid(`Job/${owner.name}`),
      creationTimestamp: '2026-11-20T01:00:00Z',
    },
    spec: {
      parallelism: PODS_PER_OWNER,
      template: { metadata: { labels: labelsOf(owner) }, spec: podSpec(owner) },
    },
    status: { active: PODS_PER_OWNER, startTime: '2026-11-20T01:00:00Z' },
  };
}

function pod(owner: Owner, key: string, node: string, number: number, virtual: boolean): JsonObject {
  const tail = digest(key).slice(0, 5);
  const spec: JsonObject = { ...podSpec(owner), nodeName: node };
  return {
    metadata: {
      name: owner.kind === 'StatefulSet' ? `${owner.name}-${number}` : `${controllerName(owner)}-${tail}`,
      generateName: `${controllerName(owner)}-`,
      namespace: owner.namespace,
      uid: uuid(key),
      resourceVersion: String(41_000_000 + number),
      creationTimestamp: '2026-11-12T02:13:57Z',
      labels: labelsOf(owner),
      annotations: virtual
        ? eciAnnotations('2.0.8')
        : { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' },
      ownerReferences: [controllerOf(owner)],
    },
    spec,
    status: podStatus(spec.containers as JsonObject[], key, number),
  };
}

function podSpec(owner: Owner): JsonObject {
  const agent = owner.kind === 'DaemonSet';
  const token = `kube-api-access-${owner.hash.slice(0, 5)}`;
  return {
    volumes: [...volumes(owner, agent), tokenVolume(token)],
    containers: [
      container(owner, 'app', token, 8, ['livenessProbe', 'readinessProbe']),
      container(owner, 'proxy', token, 4, ['readinessProbe']),
      container(owner, 'metrics', token, 2, []),
    ],
    restartPolicy: owner.kind === 'Job' ? 'OnFailure' : 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: owner.name,
    serviceAccount: owner.name,
    ...(agent && { hostNetwork: owner.care % 5 === 0, hostPID: owner.care % 7 === 0 }),
    securityContext:
      owner.care % 3 === 0
        ? { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: 'RuntimeDefault' } }
        : {},
    schedulerName: 'default-scheduler',
    tolerations: ['not-ready', 'unreachable'].map((taint) => ({
      key: `node.kubernetes.io/${taint}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  };
}

function volumes(owner: Owner, agent: boolean): JsonObject[] {
  const settings = { name: 'settings', configMap: { name: `${owner.name}-settings`, defaultMode: 420 } };
  const scratch = { name: 'scratch', emptyDir: {} };
  return agent
    ? [settings, scratch, { name: 'logs', hostPath: { path: '/var/log', type: '' } }]
    : [settings, scratch];
}

function tokenVolume(name: string): JsonObject {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
      defaultMode: 420,
    },
  };
}

function container(
  owner: Owner,
  name: string,
  token: string,
  variables: number,
  probes: string[],
): JsonObject {
  const careful = owner.care % 3 === 0;
  return {
    name,
    image: `registry.example.com/${owner.namespace}/${name}:${careful ? '4.18.2' : 'latest'}`,
    args: ['--config', '/etc/settings/config.yaml', '--listen', ':8080'],
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    env: environment(owner, name).slice(-variables),
    resources: careful
      ? { limits: { cpu: '500m', memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } }
      : {},
    volumeMounts: [
      { name: 'settings', readOnly: true, mountPath: '/etc/settings' },
      { name: token, readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
    ],
    ...Object.fromEntries(
      probes.map((kind) => [kind, probe(kind === 'livenessProbe' ? '/healthz' : '/readyz')]),
    ),
    terminationMessagePolicy: 'File',
    imagePullPolicy: careful ? 'IfNotPresent' : 'Always',
    securityContext: securityContext(owner, careful),
  };
}

function securityContext(owner: Owner, careful: boolean): JsonObject {
  if (careful) {
    return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };
  }
  return owner.care % 16 === 1 ? { privileged: true } : {};
}

function probe(path: string): JsonObject {
  return {
    httpGet: { path, port: 8080, scheme: 'HTTP' },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  };
}

function environment(owner: Owner, name: string): JsonObject[] {
  const settings = {
    LOG_LEVEL: 'info',
    LISTEN_ADDRESS: '0.0.0.0:8080',
    SERVICE_NAME: `${owner.name}-${name}`,
    REGION: 'cn-hangzhou',
    DATABASE_HOST: `${owner.namespace}-db.internal.example`,
    CACHE_HOST: `${owner.namespace}-cache.internal.example`,
    QUEUE_TOPIC: `${owner.namespace}.${owner.name}.events`,
    REQUEST_TIMEOUT: '30s',
    FEATURE_SET: 'baseline',
  };
  return [
    ...Object.entries(settings).map(([variable, value]) => ({ name: variable, value })),
    { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
    { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
    { name: 'DATABASE_USER', valueFrom: { secretKeyRef: { name: `${owner.name}-db`, key: 'user' } } },
  ];
}

function podStatus(containers: readonly JsonObject[], key: string, number: number): JsonObject {
  const ip = `10.64.${Math.floor(number / 250) % 250}.${(number % 250) + 2}`;
  const since = '2026-11-12T02:14:09Z';
  return {
    phase: 'Running',
    conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(
      (type) => ({
        type,
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: since,
      }),
    ),
    hostIP: '10.0.0.2',
    podIP: ip,
    podIPs: [{ ip }],
    startTime: '2026-11-12T02:13:57Z',
    containerStatuses: containers.map(({ name, image }) => ({
      name: String(name),
      state: { running: { startedAt: since } },
      lastState: {},
      ready: true,
      restartCount: 0,
      image: String(image),
      imageID: `${String(image).replace(/:[^:]*$/, '')}@sha256:${digest(String(image))}`,
      containerID: `containerd://${digest(`${key}/${String(name)}`)}`,
      started: true,
    })),
    qosClass: 'Burstable',
  };
}
