import { member } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { notApplicable } from './verdicts.ts';

/**
 * The platform version that new elastic container instances get, and where that is published. Bump it when
 * the page names a newer one: pods on an older version then count as not yet recreated.
 */
export const ECI_PLATFORM = {
  newest: '1.1.0',
  source:
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/eci-platform-version-compatibility-matrix',
} as const;

/** The annotations of elastic container instances. */
export const ECI_ANNOTATIONS =
  'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/pod-annotations-1';

const ELSEWHERE = notApplicable('the pod does not run on a virtual node');

export function onVirtualNode(row: PodTemplate): true | NotApplicable {
  return row.virtual ? true : ELSEWHERE;
}

/** The text of an annotation, undefined where it is missing or empty, and a gap where it is no text. */
export function annotationOf(row: PodTemplate, name: string): string | Gap | undefined {
  const value = member(row.annotations, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return gapOf(row.at.source, row.at.ids, 'failed', `the annotation ${name} is not a text`, name);
}
