import { type Json, member } from '../kernel/json.ts';
import type { PodTemplate } from '../model/facts/pod-template.ts';
import type { Verdict } from '../model/verdict.ts';

/** What has to be read beside a patch. */
export const PATCHED = 'the object that the patch changes';

/**
 * Whether a pod template is only a patch of another, as overlays of kustomize are: the API server takes no
 * container without an image, and here not one has any.
 */
export function isPatch({ spec, malformed }: PodTemplate): boolean {
  if (malformed !== undefined) return false;
  let any = false;
  for (const kind of KINDS) {
    const list = member(spec, kind);
    if (!Array.isArray(list) || list.length === 0) continue;
    any = true;
    if (!list.every(hasNoImage)) return false;
  }
  return any;
}

const KINDS = ['containers', 'initContainers'];

function hasNoImage(container: Json): boolean {
  const image = member(container, 'image');
  return image === undefined || image === null || image === '';
}

/** Whether a verdict rests on what is not there. */
export function leavesOut(verdict: Verdict): boolean {
  if (verdict.verdict === 'not-applicable') return false;
  return verdict.verdict !== 'fail' || verdict.evidence.every(({ value }) => value === null);
}
