import { type Json, member } from '../../kernel/json.ts';
import type { RunningImages } from '../facts/pod-template.ts';

const LISTS = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'] as const;
// Runtimes write it behind the repository, behind `docker-pullable://`, or alone.
const DIGEST = /(?:^|[@/])(sha256:[a-f0-9]{64})$/;

/** The digests of the images that a pod's containers were started from; undefined where none is told. */
export function runningImages(status: Json | undefined): RunningImages | undefined {
  let found: Map<string, string> | undefined;
  for (const list of LISTS) {
    const statuses = member(status, list);
    if (!Array.isArray(statuses)) continue;
    for (const item of statuses) {
      const name = member(item, 'name');
      const imageId = member(item, 'imageID');
      if (typeof name !== 'string' || typeof imageId !== 'string') continue;
      const digest = DIGEST.exec(imageId)?.[1];
      if (digest === undefined) continue;
      found ??= new Map();
      found.set(name, digest);
    }
  }
  return found;
}
