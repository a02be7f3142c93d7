import { countOf, fill } from '../messages/fill.ts';
import type { DrainBlockers } from '../model/drain-blockers.ts';
import { renderNote } from './render-note.ts';
import type { Page } from './text-page.ts';

/** As many as a person reads of one step; the JSON has more. */
const SHOWN = 5;

/** What stands in the way of draining nodes. That something was not read is never "nothing". */
export function writeBlockers(page: Page, told: Partial<DrainBlockers>, indent: number): void {
  const { blockers, blockersTotal = 0, blockersUnread = [] } = told;
  if (blockers === undefined) return;
  const { advise: words, punctuation } = page.messages;
  if (blockersTotal > 0) page.text(countOf(words.blockers, blockersTotal) + punctuation.colon, indent);
  for (const { object, namespace, pods, reason } of blockers.slice(0, SHOWN)) {
    const values = {
      object,
      namespace,
      pods: countOf(words.blockerPods, pods),
      reason: renderNote(page, reason),
    };
    page.item('- ', fill(words.blocker, values), indent + 2);
  }
  const more = blockersTotal - Math.min(SHOWN, blockers.length);
  if (more > 0) page.text(countOf(words.blockersMore, more), indent + 2, 'dim');
  for (const unread of blockersUnread)
    page.item(words.blockersUnread + punctuation.colon, renderNote(page, unread), indent);
  if (blockersTotal === 0 && blockersUnread.length === 0) page.text(words.noBlockers, indent);
}

/** The same for the rows of one answer together: that one place is free says nothing of the others. */
export function writeJointBlockers(
  page: Page,
  places: readonly Partial<DrainBlockers>[],
  indent: number,
): void {
  const told = places.filter(({ blockers }) => blockers !== undefined);
  if (told.length === 0) return;
  const unread = new Map(
    told.flatMap(({ blockersUnread = [] }) =>
      blockersUnread.map((each) => [JSON.stringify(each), each] as const),
    ),
  );
  const joint: DrainBlockers = {
    blockers: told.flatMap(({ blockers = [] }) => blockers),
    blockersTotal: told.reduce((sum, { blockersTotal = 0 }) => sum + blockersTotal, 0),
    blockersUnread: [...unread.values()],
  };
  writeBlockers(page, joint, indent);
}
