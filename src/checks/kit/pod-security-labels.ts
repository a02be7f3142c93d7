import { member } from '../../kernel/json.ts';
import type { Namespace } from '../../model/facts/namespace.ts';

export const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The level that a namespace enforces; empty where it has no label. Its labels have to be known. */
export function enforcedLevel({ labels }: Namespace): string {
  const level = labels.known ? (member(labels.value, ENFORCE) ?? '') : '';
  return typeof level === 'string' ? level : '';
}

/** Without the label a namespace takes every pod; a level that is none counts as `restricted`. */
export function enforcesPodSecurity(namespace: Namespace): boolean {
  const { labels } = namespace;
  const labelled = labels.known && (member(labels.value, ENFORCE) ?? undefined) !== undefined;
  return labelled && enforcedLevel(namespace) !== 'privileged';
}
