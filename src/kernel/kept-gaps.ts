import type { Gap } from './known.ts';

/**
 * Keeps a few gaps, for thousands alike only repeat each other, and one of every outcome: whether a source
 * was refused must not depend on how many others were absent.
 */
export function keepGap(gaps: Gap[], gap: Gap, most: number): void {
  if (gaps.length < most || !gaps.some((kept) => kept.outcome === gap.outcome)) gaps.push(gap);
}

/** A short list that still says every outcome; the list itself where it is short enough. */
export function keptGaps(gaps: readonly Gap[], most: number): readonly Gap[] {
  if (gaps.length <= most) return gaps;
  const kept: Gap[] = [];
  for (const gap of gaps) keepGap(kept, gap, most);
  return kept;
}
