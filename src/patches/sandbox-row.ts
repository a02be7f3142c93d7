import type { Advisory } from '../advisories/merge.ts';
import { compareText } from '../kernel/compare.ts';
import type { Gap } from '../kernel/known.ts';
import { parseInstant } from '../kernel/time.ts';
import type { AdviceCounts, AdviceNote, PatchState } from '../model/advice.ts';
import type { InventoryItem } from './inventory-item.ts';
import { note } from './match-basis.ts';

/**
 * How the pods of a virtual node stand: what runs in their sandbox is not shown, but a pod that started
 * before the flaw was published cannot have its patch.
 */
export function sandboxState(
  { elastic, gaps = [] }: InventoryItem,
  advisory: Advisory,
): { state: PatchState; pods: AdviceCounts; notes: AdviceNote[]; gaps: readonly Gap[] } {
  const pods = elastic?.pods ?? [];
  const published = parseInstant(advisory.published ?? advisory.exploited?.date);
  const old =
    published === undefined
      ? []
      : pods.filter(({ startedAt }) => startedAt !== undefined && startedAt < published);
  const counts: AdviceCounts = {
    total: pods.length,
    affected: old.length,
    undetermined: pods.length - old.length,
    done: 0,
  };
  const notes = [note('sandbox-not-visible')];
  if (old.length > 0) {
    const names = old
      .map(({ name }) => name)
      .sort(compareText)
      .slice(0, 5);
    notes.push(note('pods-older-than-advisory', { count: String(old.length), names: names.join(', ') }));
    return { state: 'pods-to-recreate', pods: counts, notes, gaps: gaps };
  }
  if (published === undefined) notes.push(note('advisory-undated'));
  if (pods.length > 0 && published !== undefined) notes.push(note('patch-release-not-known'));
  if (pods.length === 0 && gaps.length === 0) {
    notes.push(note('no-elastic-pods'));
    return { state: 'done', pods: counts, notes, gaps: [] };
  }
  return { state: 'undetermined', pods: counts, notes, gaps: gaps };
}
