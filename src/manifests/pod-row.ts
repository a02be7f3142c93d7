import { dig, isObject, type Json, type JsonObject, pointer } from '../kernel/json.ts';
import type { PodTemplate } from '../model/facts/pod-template.ts';
import { malformation } from '../model/normalise/pod-shape.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Origin } from '../model/table.ts';
import type { ManifestObject } from './manifest-object.ts';
import { MANIFEST, MANIFEST_SCOPE } from './scope.ts';

/** The pod template of an object as the row that checks of pods judge; of running pods nothing is known. */
export function toPodRow(object: ManifestObject, template: readonly string[], at: Origin): PodTemplate {
  const found = dig(object.value, ...template);
  const pod = isObject(found) ? found : {};
  const where = object.pointer + pointerOf(template);
  const spec = objectOr(pod.spec);
  const labels = objectOr(dig(pod, 'metadata', 'labels'));
  const row: PodTemplate = {
    id: object.subject,
    subject: object.subject,
    scope: MANIFEST_SCOPE,
    at,
    cluster: MANIFEST,
    namespace: object.namespace ?? 'default',
    owner: { kind: object.kind, group: object.group, name: object.name, inferred: false },
    labels,
    annotations: objectOr(dig(pod, 'metadata', 'annotations')),
    spec,
    specPath: `${where}/spec`,
    virtual: asksForVirtualNode(labels, spec),
  };
  const fault = isObject(found) ? malformation(pod) : 'there is no pod template';
  if (fault !== undefined) row.malformed = gapOf(at.source, at.ids, 'failed', `${where || '/'}: ${fault}`);
  return row;
}

const pointers = new Map<readonly string[], string>();

/** Kinds with a template are few, and their objects many. */
function pointerOf(template: readonly string[]): string {
  let text = pointers.get(template);
  if (text === undefined) {
    text = pointer(...template);
    pointers.set(template, text);
  }
  return text;
}

/** Whether the template itself sends its pods to elastic container instances. */
function asksForVirtualNode(labels: JsonObject, spec: JsonObject): boolean {
  const node = spec.nodeName;
  return (
    labels['alibabacloud.com/eci'] === 'true' ||
    dig(spec, 'nodeSelector', 'type') === 'virtual-kubelet' ||
    (typeof node === 'string' && node.startsWith('virtual-kubelet'))
  );
}

function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
