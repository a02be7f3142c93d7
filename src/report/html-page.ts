import type { Messages } from '../messages/en.ts';
import { translate } from '../messages/translate.ts';
import type { Assessment, CatalogueEntry } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import { type Markup, markup, type Part } from './markup.ts';

/** What every part of the page needs. */
export interface HtmlContext {
  assessment: Assessment;
  language: Language;
  messages: Messages;
  entries: ReadonlyMap<string, CatalogueEntry>;
}

export function createContext(assessment: Assessment, language: Language): HtmlContext {
  const entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  return { assessment, language, messages: translate(language), entries };
}

/** A table that scrolls by itself on a narrow screen, and can be reached with the keyboard. */
export function scrolling(label: string, table: Part): Markup {
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>`;
}

export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Part[])[],
  numbers = 0,
): Markup {
  const first = heads.length - numbers;
  const kind = (index: number) => markup`${index >= first ? markup` class="number"` : ''}`;
  const head = heads.map((text, index) => markup`<th scope="col"${kind(index)}>${text}</th>`);
  const body = rows.map(
    (cells) => markup`<tr>${cells.map((cell, index) => markup`<td${kind(index)}>${cell}</td>`)}</tr>\n`,
  );
  return scrolling(label, markup`<table><thead><tr>${head}</tr></thead><tbody>\n${body}</tbody></table>`);
}
