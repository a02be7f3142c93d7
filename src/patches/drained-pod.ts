import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { controllerOf } from '../model/normalise/pods.ts';

/** What a drain has to know of one pod. */
export interface DrainedPod {
  namespace: string;
  name: string;
  node: string;
  /** `Deployment.apps/web`; undefined for a pod that nothing would make again. */
  owner: string | undefined;
  labels: Json | undefined;
  ready: boolean;
  /** It was never started: budgets do not hold for it. */
  pending: boolean;
  /** A DaemonSet's pod stays, and so does one that the kubelet runs from a file. */
  stays: boolean;
  /** `empty-dir`, `host-path`. */
  storage: readonly string[];
  /** The names of its claims. */
  claims: readonly string[];
}

/** Undefined for a pod without a name. */
export function readDrainedPod(pod: JsonObject): DrainedPod | undefined {
  const [namespace, name] = [dig(pod, 'metadata', 'namespace'), dig(pod, 'metadata', 'name')];
  if (typeof namespace !== 'string' || typeof name !== 'string') return undefined;
  const controller = controllerOf(pod);
  const volumes = dig(pod, 'spec', 'volumes');
  const listed = Array.isArray(volumes) ? volumes : [];
  return {
    namespace,
    name,
    node: textOf(dig(pod, 'spec', 'nodeName')) ?? '',
    owner: controller === undefined ? undefined : ownerName(controller, pod),
    labels: dig(pod, 'metadata', 'labels'),
    ready: isReady(dig(pod, 'status', 'conditions')),
    pending: dig(pod, 'status', 'phase') === 'Pending',
    stays:
      controller?.kind === 'DaemonSet' ||
      controller?.kind === 'Node' ||
      dig(pod, 'metadata', 'annotations', 'kubernetes.io/config.mirror') !== undefined,
    storage: [
      ...(listed.some((volume) => isObject(dig(volume, 'emptyDir'))) ? ['empty-dir'] : []),
      ...(listed.some((volume) => isObject(dig(volume, 'hostPath'))) ? ['host-path'] : []),
    ],
    claims: listed.flatMap((volume) => claimOf(volume, name) ?? []),
  };
}

/** A ReplicaSet of a Deployment ends with the hash that its pods carry. */
function ownerName(
  { kind, group, name }: { kind: string; group: string; name: string },
  pod: JsonObject,
): string {
  const hash = dig(pod, 'metadata', 'labels', 'pod-template-hash');
  if (kind === 'ReplicaSet' && typeof hash === 'string' && hash !== '' && name.endsWith(`-${hash}`))
    return `Deployment.apps/${name.slice(0, -hash.length - 1)}`;
  return `${kind}${group === '' ? '' : `.${group}`}/${name}`;
}

/** The claim of an ephemeral volume has the names of the pod and the volume. */
function claimOf(volume: Json, pod: string): string | undefined {
  if (isObject(dig(volume, 'ephemeral'))) {
    const name = textOf(dig(volume, 'name'));
    return name === undefined ? undefined : `${pod}-${name}`;
  }
  return textOf(dig(volume, 'persistentVolumeClaim', 'claimName'));
}

function isReady(conditions: Json | undefined): boolean {
  if (!Array.isArray(conditions)) return false;
  return conditions.some((item) => dig(item, 'type') === 'Ready' && dig(item, 'status') === 'True');
}

/** The labels of a pod, for selectors. */
export function labelsOf(labels: Json | undefined): ReadonlyMap<string, string> {
  if (!isObject(labels)) return new Map();
  return new Map(
    Object.entries(labels).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
