import { isObject, type Json, member, pointerToken } from '../kernel/json.ts';
import { nearest } from '../kernel/nearest.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { LineIndex } from './line-index.ts';
import { splitDocuments } from './split-documents.ts';
import { type ParsedDocument, parseDocument } from './yaml/parse-document.ts';
import type { Place } from './yaml/places.ts';
import { YamlFault } from './yaml/yaml-fault.ts';

/** What is wrong in a file that people wrote for Demarc, and where. */
export class PlacedFault extends Error {
  override name = 'PlacedFault';
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(file: string, at: { line: number; column: number }, problem: string) {
    super(problem);
    this.file = file;
    this.line = at.line;
    this.column = at.column;
  }

  /** `file:line:column: problem`, as compilers say it. */
  toText(): string {
    return `${this.file}:${this.line}:${this.column}: ${this.message}`;
  }
}

/** A document that people wrote for Demarc, with the text that it was read from. */
interface PlacedDocument {
  file: string;
  text: string;
  lines: LineIndex;
  parsed: ParsedDocument;
}

/** A value of such a document. What is asked of it is there, or there is a fault that says where it should be. */
export class PlacedNode {
  readonly value: Json;
  private readonly document: PlacedDocument;
  private readonly pointer: string;

  constructor(document: PlacedDocument, value: Json, pointer = '') {
    this.document = document;
    this.value = value;
    this.pointer = pointer;
  }

  /** A fault of this value; `at` counts characters of the file. */
  fault(problem: string, at = this.place().name): PlacedFault {
    const { file, lines } = this.document;
    return new PlacedFault(file, { line: lines.line(at), column: lines.column(at) }, problem);
  }

  place(): Place {
    const { parsed } = this.document;
    const whole = { name: parsed.start, start: parsed.start, end: parsed.end };
    return parsed.places.locate(parsed.value, this.pointer, whole).place;
  }

  /** The text of the file that the value was read from. */
  written(): string {
    const { start, end } = this.place();
    return this.document.text.slice(start, end);
  }

  /** The value as an object that has no members but these. */
  only(names: readonly string[]): this {
    if (!isObject(this.value)) throw this.fault(`${this.called()} is not an object with members`);
    for (const name of Object.keys(this.value)) {
      if (names.includes(name)) continue;
      const meant = nearest(name, names);
      const hint = meant === undefined ? `there are ${names.join(', ')}` : `did you mean ${meant}?`;
      throw this.inner(name, null).fault(`there is no member ${JSON.stringify(name)}: ${hint}`);
    }
    return this;
  }

  /** A member; null is the same as absent. */
  member(name: string): PlacedNode | undefined {
    const value = member(this.value, name);
    return value === undefined || value === null ? undefined : this.inner(name, value);
  }

  needed(name: string): PlacedNode {
    const found = this.member(name);
    if (found === undefined) throw this.fault(`${this.called()} has no ${name}`);
    return found;
  }

  items(): PlacedNode[] {
    if (!Array.isArray(this.value)) throw this.fault(`${this.called()} is not a list`);
    return this.value.map((item, index) => this.inner(String(index), item));
  }

  /** A list, or its only element. */
  oneOrMore(): PlacedNode[] {
    return Array.isArray(this.value) ? this.items() : [this];
  }

  text(): string {
    if (typeof this.value === 'string' && this.value.trim() !== '') return this.value;
    const hint = typeof this.value === 'object' || this.value === '' ? '' : ': put it in quotes';
    throw this.fault(`${this.called()} is not a text${hint}`);
  }

  oneOf<Name extends string>(names: readonly Name[]): Name {
    const text = this.text();
    const found = names.find((name) => name === text);
    if (found !== undefined) return found;
    const meant = nearest(text, names);
    const hint = meant === undefined ? `it is one of ${names.join(', ')}` : `did you mean ${meant}?`;
    throw this.fault(`${this.called()} cannot be ${JSON.stringify(text)}: ${hint}`);
  }

  /** A text for both languages, or one for each. */
  bilingual(): Bilingual {
    if (!isObject(this.value)) return { en: this.text().trim(), 'zh-CN': this.text().trim() };
    const en = this.only(['en', 'zh-CN']).needed('en').text().trim();
    return { en, 'zh-CN': this.member('zh-CN')?.text().trim() ?? en };
  }

  private inner(name: string, value: Json): PlacedNode {
    return new PlacedNode(this.document, value, `${this.pointer}/${pointerToken(name)}`);
  }

  private called(): string {
    const name = this.pointer.slice(this.pointer.lastIndexOf('/') + 1);
    if (name === '') return 'this';
    return /^\d+$/.test(name) ? `entry ${Number(name) + 1}` : name;
  }
}

/**
 * The documents of a file; those that are empty do not count.
 * @throws PlacedFault
 */
export function placedDocuments(file: string, text: string): PlacedNode[] {
  const lines = new LineIndex(text);
  const faultAt = (at: number, problem: string) =>
    new PlacedFault(file, { line: lines.line(at), column: lines.column(at) }, problem);
  const found: PlacedNode[] = [];
  for (const extent of splitDocuments(text)) {
    let parsed: ParsedDocument;
    try {
      parsed = parseDocument(text, extent);
    } catch (error) {
      if (error instanceof YamlFault) throw faultAt(error.at, error.message);
      throw error;
    }
    const [repeated] = parsed.repeated;
    if (repeated !== undefined)
      throw faultAt(repeated.at, `${JSON.stringify(repeated.name)} stands twice in one object`);
    const rest = parsed.ignored ?? parsed.rest?.start;
    if (rest !== undefined) throw faultAt(rest, 'what follows belongs to nothing');
    if (parsed.value !== null) found.push(new PlacedNode({ file, text, lines, parsed }, parsed.value));
  }
  return found;
}
