import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { at } from './containers.ts';

/** The service account that a pod runs as; the second name is the older spelling of the first. */
export function serviceAccountOf({ spec }: PodTemplate): string {
  for (const member of ['serviceAccountName', 'serviceAccount']) {
    const name = at(spec, member);
    if (typeof name === 'string' && name !== '') return name;
  }
  return 'default';
}
