import { fill } from '../messages/fill.ts';
import type { AdviceNote } from '../model/advice-note.ts';
import { renderReason } from './render-reason.ts';
import type { Page } from './text-page.ts';

/** A note of an answer in the language of the page. */
export function renderNote(page: Page, { code, values }: AdviceNote): string {
  const { advise, advisories } = page.messages;
  const [group, name = ''] = code.split(':');
  const groups: Readonly<Record<string, object>> = {
    caveat: advisories.caveat,
    reason: advisories.reason,
    condition: advisories.condition,
  };
  const texts = (name === '' ? advise.note : (groups[group ?? ''] ?? {})) as Readonly<Record<string, string>>;
  const key = name === '' ? code : name;
  const { reason } = values;
  const told = reason === undefined ? values : { ...values, reason: renderReason(reason, page.language) };
  return fill(Object.hasOwn(texts, key) ? (texts[key] as string) : code, told);
}
