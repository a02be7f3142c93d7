import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { inside } from './change.ts';

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** Where in a document a field of a pod's specification stands. */
export interface PodPlace {
  spec: Json | undefined;
  specPath: readonly string[];
  /** Undefined for a field of the pod itself. */
  container: Json | undefined;
  containerPath: readonly string[] | undefined;
}

/** The pod, and the container, that a field belongs to; undefined where it is no field of a pod. */
export function podPlaceOf(document: Json, path: readonly string[]): PodPlace | undefined {
  const found = path.findIndex(
    (token, index) => KINDS.includes(token) && /^\d+$/.test(path[index + 1] ?? ''),
  );
  const end = found >= 0 ? found : path.lastIndexOf('spec') + 1;
  if (end <= 0) return undefined;
  const specPath = path.slice(0, end);
  const containerPath = found >= 0 ? path.slice(0, found + 2) : undefined;
  return {
    spec: valueAt(document, specPath),
    specPath,
    container: containerPath === undefined ? undefined : valueAt(document, containerPath),
    containerPath,
  };
}

/** The containers of a pod, of all three kinds. */
export function containersIn(spec: Json | undefined): JsonObject[] {
  return KINDS.flatMap((kind) => {
    const list = inside(spec, kind);
    return Array.isArray(list) ? list.filter(isObject) : [];
  });
}

/** A setting of the security context of a pod or a container. */
export function settingOf(holder: Json | undefined, ...names: string[]): Json | undefined {
  return valueAt(inside(holder, 'securityContext'), names);
}

export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(inside, value);
}
