import { createHash } from 'node:crypto';
import { eciAnnotations } from '../src/demo/kubernetes.ts';
import { nodeName } from '../src/demo/nodes.ts';
import type { ClusterSpec } from '../src/demo/specs.ts';
import type { JsonObject } from '../src/kernel/json.ts';
import { NAMESPACES, virtualNodeOf } from './large-fleet.ts';
import { KINDS, type Owner, podSpec } from './large-pod-specs.ts';

const PODS_PER_OWNER = 10;
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

  /** In the order in which the API server lists them: by namespace and name. */
  *pods(): Generator<JsonObject> {
    const names = Array.from({ length: this.count }, (_, number) => {
      const owner = this.ownerAt(Math.floor(number / PODS_PER_OWNER));
      return { number, path: `${owner.namespace}/${podName(owner, this.keyOf(number), number)}` };
    });
    names.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { number } of names) {
      const owner = this.ownerAt(Math.floor(number / PODS_PER_OWNER));
      const virtual = owner.kind === 'Deployment' && owner.care % 29 === 0;
      const node = virtual ? virtualNodeOf(this.index) : (this.nodes[(number * 7) % this.nodes.length] ?? '');
      yield pod(owner, this.keyOf(number), node, number, virtual);
    }
  }

  private keyOf(number: number): string {
    return `${this.cluster.name}/${number}`;
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

function podName(owner: Owner, key: string, number: number): string {
  if (owner.kind === 'StatefulSet') return `${owner.name}-${number % PODS_PER_OWNER}`;
  return `${controllerName(owner)}-${digest(key).slice(0, 5)}`;
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
  const spec: JsonObject = { ...podSpec(owner, digest(`token/${key}`).slice(0, 5)), nodeName: node };
  return {
    metadata: {
      name: podName(owner, key, number),
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
