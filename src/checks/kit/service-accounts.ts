import { member } from '../../kernel/json.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { at } from './containers.ts';
import { notApplicable } from './verdicts.ts';

/** The service account that a pod runs as; the second name is the older spelling of the first. */
export function serviceAccountOf({ spec }: PodTemplate): string {
  for (const member of ['serviceAccountName', 'serviceAccount']) {
    const name = at(spec, member);
    if (typeof name === 'string' && name !== '') return name;
  }
  return 'default';
}

/** A pod that the kubelet runs from a file of its node has no service account; the API shows its mirror. */
export function unlessMirror({ annotations }: PodTemplate): true | NotApplicable {
  const mirror = member(annotations, 'kubernetes.io/config.mirror') !== undefined;
  return mirror ? notApplicable('a static pod has no service account') : true;
}
