import { inert } from './inert.ts';

/** Text that is markup already; anything else is escaped on its way into a template. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Part = string | number | Markup | undefined | readonly Part[];

/** A template whose values are escaped unless they are markup themselves. Serves HTML and SVG. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += toMarkupText(part) + (strings[index + 1] ?? '');
  return new Markup(text);
}

/** Text from ourselves that is not to be escaped: a style sheet, a script. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function toMarkupText(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(toMarkupText).join('');
  return escapeMarkup(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

export function escapeMarkup(text: string): string {
  return inert(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] as string);
}
