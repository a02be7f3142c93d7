import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';

/** Kinds of containers, and the member of a pod's specification that lists them. */
const LISTS = [
  ['container', 'containers'],
  ['init', 'initContainers'],
  ['ephemeral', 'ephemeralContainers'],
] as const;

/** Members of a container that may be left out, with what that means: expressions need not ask whether they are there. */
const EMPTY: readonly (readonly [name: string, value: Json])[] = [
  ['args', []],
  ['command', []],
  ['env', []],
  ['envFrom', []],
  ['ports', []],
  ['resources', {}],
  ['securityContext', {}],
  ['volumeMounts', []],
];

/**
 * What `pod` is in an expression: the pod template of an object with `containers` of every kind, each with its
 * `type`, and empty lists and maps where the manifest has none. `spec` and `metadata` stay as they were written.
 */
export function podView(object: JsonObject, template: readonly string[]): JsonObject | undefined {
  const found = dig(object, ...template);
  if (!isObject(found)) return undefined;
  const spec = orEmpty(found.spec);
  const metadata = orEmpty(found.metadata);
  return {
    metadata,
    spec,
    labels: orEmpty(metadata.labels),
    annotations: orEmpty(metadata.annotations),
    securityContext: orEmpty(spec.securityContext),
    volumes: Array.isArray(spec.volumes) ? spec.volumes : [],
    containers: containersOf(spec),
  };
}

function containersOf(spec: JsonObject): Json[] {
  return LISTS.flatMap(([type, name]) => {
    const list = spec[name];
    if (!Array.isArray(list)) return [];
    return list.filter(isObject).map((container) => {
      const isSidecar = type === 'init' && container.restartPolicy === 'Always';
      return { ...withEmpty(container), type: isSidecar ? 'sidecar' : type };
    });
  });
}

function withEmpty(container: JsonObject): JsonObject {
  const filled: JsonObject = { ...container };
  for (const [name, value] of EMPTY) filled[name] ??= value;
  const { resources } = filled;
  if (isObject(resources))
    filled.resources = {
      ...resources,
      limits: orEmpty(resources.limits),
      requests: orEmpty(resources.requests),
    };
  return filled;
}

function orEmpty(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
