import { isObject, type Json, type JsonObject, member, pointerToken } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';

/** A container of a pod, of any of the three kinds, and the pointer to it below the specification. */
export interface Container {
  name: string;
  kind: 'containers' | 'initContainers' | 'ephemeralContainers';
  spec: JsonObject;
  /** RFC 6901, below `spec`: `/containers/0`. */
  path: string;
}

const KINDS = ['containers', 'initContainers', 'ephemeralContainers'] as const;

/** Containers, init containers and ephemeral containers. The shape was tested before a check sees the row. */
export function containersOf(row: PodTemplate): Container[] {
  const found: Container[] = [];
  for (const kind of KINDS) {
    const list = member(row.spec, kind);
    if (!Array.isArray(list)) continue;
    for (let index = 0; index < list.length; index++) {
      const spec = list[index];
      if (isObject(spec))
        found.push({ name: String(spec.name ?? index), kind, spec, path: `/${kind}/${index}` });
    }
  }
  return found;
}

/** A member of the pod's specification, a container or a volume; null is the same as absent. */
export function at(value: unknown, ...names: (string | number)[]): Json | undefined {
  let found: unknown = value;
  for (const name of names) {
    found = Array.isArray(found) ? (found as Json[])[Number(name)] : member(found, String(name));
    if (found === undefined || found === null) return undefined;
  }
  return found as Json;
}

/** Evidence from a pod's specification: `path` starts below `spec`. A value that is absent is null. */
export function inSpec(row: PodTemplate, path: string, value: Json | undefined): Evidence {
  const evidence: Evidence = {
    source: row.at.source,
    ids: row.at.ids,
    path: row.specPath + path,
    value: value ?? null,
  };
  if (row.at.page !== undefined) evidence.page = row.at.page;
  return evidence;
}

/** Evidence from a pod's metadata: `path` starts below `metadata`. */
export function inMetadata(row: PodTemplate, path: string, value: Json | undefined): Evidence {
  const evidence: Evidence = {
    source: row.at.source,
    ids: row.at.ids,
    path: `${row.specPath.replace(/\/spec$/, '')}/metadata${path}`,
    value: value ?? null,
  };
  if (row.at.page !== undefined) evidence.page = row.at.page;
  return evidence;
}

/** Evidence from a pod's annotations. */
export function inAnnotations(row: PodTemplate, name: string): Evidence {
  return inMetadata(row, `/annotations/${pointerToken(name)}`, member(row.annotations, name));
}

/** A sidecar: an init container that goes on running beside the others. */
export function isSidecar({ kind, spec }: Pick<Container, 'kind' | 'spec'>): boolean {
  return kind === 'initContainers' && member(spec, 'restartPolicy') === 'Always';
}
