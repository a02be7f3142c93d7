import { isObject, member } from '../../kernel/json.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { containersOf } from './containers.ts';

/** A hostPath volume of a pod. */
export interface HostPath {
  volume: string;
  /** As the pod says it. */
  path: string;
  /** Without `.`, `..`, doubled and trailing slashes; `/` for the root. */
  clean: string;
  /** RFC 6901, below `spec`, to the path. */
  pointer: string;
}

const NONE: readonly never[] = [];

export function hostPathsOf(row: PodTemplate): readonly HostPath[] {
  const volumes = member(row.spec, 'volumes');
  if (!Array.isArray(volumes)) return NONE;
  let found: HostPath[] | undefined;
  for (let index = 0; index < volumes.length; index++) {
    const source = member(volumes[index], 'hostPath');
    if (!isObject(source)) continue;
    const path = String(member(source, 'path'));
    const volume = String(member(volumes[index], 'name'));
    found ??= [];
    found.push({ volume, path, clean: cleanPath(path), pointer: `/volumes/${index}/hostPath/path` });
  }
  return found ?? NONE;
}

/** The kubelet takes relative paths from its own working directory, the root. */
export function cleanPath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `/${kept.join('/')}`;
}

/** `inner` is `outer` or below it; both are clean. */
export function isWithin(inner: string, outer: string): boolean {
  return outer === '/' || inner === outer || (inner.startsWith(outer) && inner[outer.length] === '/');
}

/** The names of the volumes that some container mounts so that it can write to them. */
export function writableVolumes(row: PodTemplate): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  for (const { spec } of containersOf(row)) {
    const mounts = member(spec, 'volumeMounts');
    if (!Array.isArray(mounts)) continue;
    for (const mount of mounts) if (member(mount, 'readOnly') !== true) names.add(member(mount, 'name'));
  }
  return names;
}
