import { dig, isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import { redact } from '../../kernel/redact.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { SnapshotEntry } from '../../snapshot/snapshot.ts';
import type { PodTemplate, WorkloadOwner } from '../facts/pod-template.ts';
import type { Scope } from '../scope.ts';
import { LONGEST_NAME } from './fields.ts';
import { malformation } from './pod-shape.ts';
import { gapOf } from './reading.ts';
import { runningImages } from './running-images.ts';

const PODS = 'kubernetes/pods';

/** What a pod is seen against: the scopes of its cluster, its virtual nodes, and who owns ReplicaSets and Jobs. */
export interface PodSurroundings {
  clusterScope(cluster: string): Scope;
  isVirtualNode(cluster: string, node: string): boolean;
  /** The controller of a ReplicaSet or Job; `unread` where the list was not read, undefined where it has none. */
  ownerOf(
    cluster: string,
    kind: string,
    namespace: string,
    name: string,
  ): WorkloadOwner | 'unread' | undefined;
  time: number;
}

/**
 * The pods of one page, redacted, each with the object that owns it; elements that are no pods are gaps.
 * @param isLeftOut pods that the caller has no need to see as rows
 */
export function normalisePods(
  entry: SnapshotEntry,
  around: PodSurroundings,
  isLeftOut: (pod: JsonObject) => boolean = () => false,
): { rows: PodTemplate[]; gaps: Gap[] } {
  const cluster = entry.ids[0] ?? '';
  const items = dig(entry.document, 'items');
  if (!Array.isArray(items))
    return { rows: [], gaps: [gapOf(PODS, entry.ids, 'failed', 'the answer has no list at /items')] };
  const gaps: Gap[] = [];
  const rows: PodTemplate[] = [];
  items.forEach((item, index) => {
    if (isObject(item) && isLeftOut(item)) return;
    const row = isObject(item) ? toPodTemplate(safe(item), index, entry, cluster, around) : undefined;
    if (row === undefined)
      gaps.push(gapOf(PODS, entry.ids, 'failed', `element ${index} of /items is not a pod with a name`));
    else rows.push(row);
  });
  return { rows, gaps };
}

/** Nothing is told of a pod's state but when it started and which images it runs. */
function safe({ status, ...told }: JsonObject): JsonObject {
  return { ...(redact(told) as JsonObject), status: status ?? null };
}

function toPodTemplate(
  pod: JsonObject,
  index: number,
  entry: SnapshotEntry,
  cluster: string,
  around: PodSurroundings,
): PodTemplate | undefined {
  const name = dig(pod, 'metadata', 'name');
  const namespace = dig(pod, 'metadata', 'namespace');
  if (!isName(name) || !isName(namespace)) return undefined;
  const owner = ownerOf(pod, cluster, namespace, name, around);
  const group = owner.group === '' ? '' : `.${owner.group}`;
  const subject = `${cluster}/${owner.kind}${group}/${namespace}/${owner.name}`;
  const node = textOr(dig(pod, 'spec', 'nodeName'), '');
  const fault = malformation(pod);
  const row: PodTemplate = {
    id: `${cluster}/${namespace}/${name}`,
    subject,
    scope: around.clusterScope(cluster),
    at: { source: entry.source, ids: entry.ids, path: `/items/${index}` },
    cluster,
    namespace,
    owner,
    labels: objectOr(dig(pod, 'metadata', 'labels')),
    annotations: objectOr(dig(pod, 'metadata', 'annotations')),
    spec: objectOr(pod.spec),
    specPath: `/items/${index}/spec`,
    pod: { name, node },
    virtual: isVirtual(pod, cluster, around),
  };
  if (entry.page !== undefined) row.at.page = entry.page;
  if (fault !== undefined)
    row.malformed = gapOf(PODS, entry.ids, 'failed', `pod ${namespace}/${name}: ${fault}`);
  const startedAt = parseInstant(dig(pod, 'status', 'startTime'));
  if (startedAt !== undefined && row.pod !== undefined) row.pod.startedAt = startedAt;
  const running = runningImages(pod.status);
  if (running !== undefined && row.pod !== undefined) row.pod.running = running;
  return row;
}

/** Whether a pod runs as an elastic container instance. */
export function isVirtual(
  pod: JsonObject,
  cluster: string,
  around: Pick<PodSurroundings, 'isVirtualNode'>,
): boolean {
  return (
    around.isVirtualNode(cluster, textOr(dig(pod, 'spec', 'nodeName'), '')) ||
    dig(pod, 'metadata', 'annotations', 'k8s.aliyun.com/eci-instance-id') !== undefined
  );
}

/** The workload a pod belongs to: findings are about it, not about each of its pods. */
function ownerOf(
  pod: JsonObject,
  cluster: string,
  namespace: string,
  name: string,
  around: PodSurroundings,
): WorkloadOwner {
  const controller = controllerOf(pod);
  if (controller === undefined) return { kind: 'Pod', group: '', name, inferred: false };
  if (controller.kind !== 'ReplicaSet' && controller.kind !== 'Job')
    return { ...controller, inferred: false };
  const above = around.ownerOf(cluster, controller.kind, namespace, controller.name);
  if (above === undefined) return { ...controller, inferred: false };
  if (above !== 'unread') return above;
  return inferredOwner(controller, pod, around.time) ?? { ...controller, inferred: true };
}

export function controllerOf(object: JsonObject): Omit<WorkloadOwner, 'inferred'> | undefined {
  const references = dig(object, 'metadata', 'ownerReferences');
  if (!Array.isArray(references)) return undefined;
  const reference = references.find((item) => dig(item, 'controller') === true);
  const kind = dig(reference, 'kind');
  const name = dig(reference, 'name');
  if (typeof kind !== 'string' || typeof name !== 'string') return undefined;
  const apiVersion = textOr(dig(reference, 'apiVersion'), '');
  return { kind, name, group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '' };
}

/** Deployments and CronJobs leave their mark on the names they make. */
function inferredOwner(
  controller: { kind: string; name: string },
  pod: JsonObject,
  time: number,
): WorkloadOwner | undefined {
  if (controller.kind === 'ReplicaSet') {
    // Only a Deployment's pods carry the hash, and only its ReplicaSets end with it.
    const hash = dig(pod, 'metadata', 'labels', 'pod-template-hash');
    if (typeof hash !== 'string' || hash === '' || !controller.name.endsWith(`-${hash}`)) return undefined;
    return {
      kind: 'Deployment',
      group: 'apps',
      name: controller.name.slice(0, -hash.length - 1),
      inferred: true,
    };
  }
  // The suffix is the scheduled time in minutes since the epoch; a date such as 20261120 is out of that range.
  const suffix = /^(.+)-(\d{8})$/.exec(controller.name);
  const minutes = Number(suffix?.[2]);
  if (suffix === null || minutes < 24_000_000 || minutes * 60_000 > time + 86_400_000) return undefined;
  return { kind: 'CronJob', group: 'batch', name: String(suffix[1]), inferred: true };
}

function isName(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}

function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
