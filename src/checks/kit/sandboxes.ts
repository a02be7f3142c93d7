import { type Json, member } from '../../kernel/json.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { RuntimeClass } from '../../model/facts/runtime-class.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Tables } from '../../model/tables.ts';
import { inAnnotations } from './containers.ts';

const CLASSES = 'kubernetes/runtimeclasses.node.k8s.io';

/** Labels and annotations that mark a pod as untrusted or as a tenant's; undefined stands for any value. */
const MARKS: readonly (readonly [string, string | undefined])[] = [
  ['demarc.dev/trust', 'untrusted'],
  ['io.kubernetes.cri.untrusted-workload', 'true'],
  ['io.kubernetes.cri-o.TrustedSandbox', 'false'],
  ['vcluster.loft.sh/managed-by', undefined],
  ['tenancy.x-k8s.io/cluster', undefined],
  ['capsule.clastix.io/tenant', undefined],
];

/** The label or annotation that marks the pod; a gap where one has a value that cannot be told. */
export function markOf(row: PodTemplate): string | Gap | undefined {
  let unreadable: string | undefined;
  for (const [name, wanted] of MARKS) {
    const label = member(row.labels, name) ?? undefined;
    const annotation = member(row.annotations, name) ?? undefined;
    if (label === undefined && annotation === undefined) continue;
    if (wanted === undefined || label === wanted || annotation === wanted) return name;
    if (isUnreadable(label) || isUnreadable(annotation)) unreadable ??= name;
  }
  if (unreadable === undefined) return undefined;
  return gapOf(row.at.source, row.at.ids, 'failed', `${unreadable} is not a text`, unreadable);
}

function isUnreadable(value: Json | undefined): boolean {
  return value !== undefined && typeof value !== 'string';
}

export function inMark(row: PodTemplate, name: string): Evidence {
  const evidence = inAnnotations(row, name);
  const label = member(row.labels, name);
  if (label === undefined) return evidence;
  return {
    ...evidence,
    path: evidence.path.replace('/metadata/annotations/', '/metadata/labels/'),
    value: label,
  };
}

// ACK's sandboxes, Kata Containers and gVisor; confidential containers are kinds of Kata.
const SANDBOXES = ['runv', 'rund', 'kata', 'runsc', 'gvisor', 'rune'];
const SHARED = new Set([
  'runc',
  'crun',
  'youki',
  'nvidia',
  'nvidia-cdi',
  'nvidia-legacy',
  'nvidia-experimental',
]);

/** Whether a class gives pods a kernel of their own; a gap where that cannot be told. */
export function handlerKind(found: RuntimeClass | undefined, cluster: string): 'sandbox' | 'shared' | Gap {
  if (found === undefined)
    return gapOf(CLASSES, [cluster], 'absent', 'the RuntimeClass of the pod is not in the list');
  if (!found.handler.known) return found.handler.because;
  const handler = found.handler.value;
  if (SANDBOXES.some((name) => handler === name || handler.startsWith(`${name}-`))) return 'sandbox';
  if (SHARED.has(handler)) return 'shared';
  return gapOf(
    CLASSES,
    [cluster],
    'failed',
    `whether the handler ${handler} is a sandbox is not known`,
    'handler',
  );
}

/** The sandboxes that a cluster offers. */
export interface Offer {
  names: string[];
  evidence: Evidence[];
  /** Classes and pools that may offer one. */
  gaps: Gap[];
}

export function sandboxesOf(cluster: string, tables: Pick<Tables, 'runtimeClasses' | 'nodePools'>): Offer {
  const offer: Offer = { names: [], evidence: [], gaps: [] };
  for (const found of tables.runtimeClasses.of(cluster)) {
    const kind = handlerKind(found, cluster);
    if (typeof kind === 'object') offer.gaps.push(kind);
    else if (kind === 'sandbox' && found.handler.known) take(offer, found.name, found.handler.at);
  }
  for (const { runtime } of tables.nodePools.of(cluster)) {
    if (!runtime.known) offer.gaps.push(runtime.because);
    else if (runtime.value.startsWith('Sandboxed-Container')) take(offer, runtime.value, runtime.at);
  }
  return offer;
}

function take(offer: Offer, name: string, evidence: Evidence): void {
  if (!offer.names.includes(name)) offer.names.push(name);
  offer.evidence.push(evidence);
}
