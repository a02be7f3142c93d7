import type { Messages } from '../messages/en.ts';
import { translate } from '../messages/translate.ts';
import type { Language } from '../model/bilingual.ts';
import { inert } from './inert.ts';
import { createPaint, type Paint, type Style } from './paint.ts';
import { displayWidth, wrap } from './width.ts';
import { wrapCall } from './wrap-call.ts';

export interface TextOptions {
  language: Language;
  /** Columns; 80 where none is given. */
  width?: number;
  colour?: boolean;
}

export const DEFAULT_WIDTH = 80;
/** Below this a table has no room for a name. */
const NARROWEST = 60;
/** A value longer than this is cut: a report is for reading, the JSON holds the whole. */
const LONGEST_TEXT = 900;

/** Collects lines that fit the width. */
export class Page {
  readonly language: Language;
  readonly messages: Messages;
  readonly width: number;
  readonly paint: Paint;
  readonly #lines: string[] = [];

  constructor(options: TextOptions) {
    this.language = options.language;
    this.messages = translate(options.language);
    this.width = Math.max(NARROWEST, options.width ?? DEFAULT_WIDTH);
    this.paint = createPaint(options.colour ?? false);
  }

  /** A line that is known to fit. */
  line(text = ''): void {
    this.#lines.push(text.trimEnd());
  }

  /** A heading may name what comes from outside. */
  heading(title: string, note = ''): void {
    const text = inert(title);
    if (this.#lines.length > 0) this.line();
    const room = this.width - displayWidth(text) - 2;
    const fitting = note !== '' && displayWidth(note) <= room ? `  ${this.paint(note, 'dim')}` : '';
    this.line(this.paint(text, 'bold') + fitting);
    if (note !== '' && fitting === '') this.text(note, 0, 'dim');
  }

  /** Text of any origin: made inert, wrapped, indented; further lines hang under the first. */
  text(text: string, indent = 0, ...styles: Style[]): void {
    this.item('', text, indent, ...styles);
  }

  /** Text after a label: `  Next: …`, further lines under the text. */
  item(label: string, text: string, indent: number, ...styles: Style[]): void {
    this.#hung(label, (room) => wrap(shorten(inert(text)), room), indent, styles);
  }

  /** A call after its label, which a shell takes as it stands. */
  call(label: string, text: string, indent: number): void {
    this.#hung(
      label,
      (room) => wrapCall(inert(text), room).flatMap((line) => wrap(shorten(line), room)),
      indent,
      [],
    );
  }

  #hung(label: string, wrapped: (room: number) => string[], indent: number, styles: readonly Style[]): void {
    const lines = wrapped(this.width - indent - displayWidth(label));
    const hang = ' '.repeat(indent + displayWidth(label));
    for (const [index, line] of (lines.length === 0 ? [''] : lines).entries()) {
      const lead = index === 0 ? ' '.repeat(indent) + this.paint(label, 'dim') : hang;
      this.line(lead + this.paint(line, ...styles));
    }
  }

  /** Items of known text after a label; a line breaks between items only. */
  list(label: string, items: readonly string[], separator: string, ...styles: Style[]): void {
    const room = this.width - displayWidth(label);
    if (items.some((item) => displayWidth(item + separator) > room)) {
      this.item(label, items.join(separator), 0, ...styles);
      return;
    }
    const hang = ' '.repeat(displayWidth(label));
    let line = '';
    let lead = this.paint(label, 'dim');
    for (const [index, item] of items.entries()) {
      const next = index === items.length - 1 ? item : item + separator;
      if (line !== '' && displayWidth(hang + line + next.trimEnd()) > this.width) {
        this.line(lead + this.paint(line.trimEnd(), ...styles));
        lead = hang;
        line = '';
      }
      line += next;
    }
    this.line(lead + this.paint(line, ...styles));
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
