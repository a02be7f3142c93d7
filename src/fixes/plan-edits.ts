import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { ParsedDocument } from '../manifests/yaml/parse-document.ts';
import type { Place } from '../manifests/yaml/places.ts';
import type { FixRefusal, TextEdit } from '../model/fix.ts';
import { blockElement, blockMembers, blockValue } from './block-edits.ts';
import type { Change } from './change.ts';
import { findTarget, type Surrounding, type Target } from './find-target.ts';
import { flowElement, flowMembers, flowText, JSON_STYLE, likeBefore, PLAIN } from './flow-edits.ts';
import { ownPlaces } from './own-places.ts';
import { styleOf, type TextStyle } from './text-style.ts';

/** What becomes of a change: made, refused, or left for when what is made now stands. */
export type Planned = 'made' | 'later' | FixRefusal;

/** What is put in at one place, by changes that go together. */
interface Addition {
  target: Target;
  value: Json;
  changes: number[];
}

/** The edits of a document's text that make the changes, and what became of each change. */
export function planEdits(
  text: string,
  parsed: ParsedDocument,
  changes: readonly Change[],
): { edits: TextEdit[]; planned: Planned[] } {
  const additions = new Map<Json | number, Addition>();
  const planned = changes.map((change, index): Planned => {
    if (parsed.repeated.length > 0) return 'repeated-name';
    const target = findTarget(text, parsed, change);
    return typeof target === 'string' ? target : gather(additions, target, change, index);
  });
  const edits: TextEdit[] = [];
  const writer = new Writer(text, parsed);
  // Where several objects end in one line, what is put into the innermost stands first.
  const inwards = [...additions.values()].sort((a, b) => b.target.place.start - a.target.place.start);
  for (const addition of inwards) {
    const edit = writer.edit(addition);
    if (edit !== undefined) edits.push(edit);
    else for (const index of addition.changes) planned[index] = 'layout';
  }
  return { edits, planned };
}

function gather(
  additions: Map<Json | number, Addition>,
  target: Target,
  { how, value }: Change,
  index: number,
): Planned {
  const key = keyOf(target);
  const known = additions.get(key);
  const missing = 'missing' in target ? target.missing : [];
  if (known !== undefined && missing.length === 0) {
    if (known.value !== value) return 'later';
    known.changes.push(index);
    return 'made';
  }
  const addition: Addition = known ?? { target, value: {}, changes: [] };
  if (missing.length === 0) addition.value = how === 'set' ? value : [value];
  else if (!isObject(addition.value) || !put(addition.value, missing, how, value)) return 'later';
  addition.changes.push(index);
  additions.set(key, addition);
  return 'made';
}

/** Members of one object go together; everything else has its own place. */
function keyOf(target: Target): Json | number {
  if (target.kind === 'members') return target.holder;
  return target.kind === 'element' ? target.list : target.place.name;
}

/** Puts a value into what is being made; false where something is there already. */
function put(
  holder: JsonObject,
  path: readonly string[],
  how: Change['how'],
  value: string | boolean,
): boolean {
  const [name = '', ...rest] = path;
  const known = holder[name];
  if (rest.length > 0) {
    if (known !== undefined && !isObject(known)) return false;
    const inner = known ?? {};
    holder[name] = inner;
    return put(inner, rest, how, value);
  }
  if (known !== undefined) return known === value;
  holder[name] = how === 'set' ? value : [value];
  return true;
}

class Writer {
  private readonly text: string;
  private readonly parsed: ParsedDocument;
  private readonly isJson: boolean;
  private known: TextStyle | undefined;

  constructor(text: string, parsed: ParsedDocument) {
    this.text = text;
    this.parsed = parsed;
    this.isJson = /^[{[]\s*["{[]/.test(text.slice(parsed.start, parsed.start + 1000));
  }

  edit({ target, value }: Addition): TextEdit | undefined {
    switch (target.kind) {
      case 'members':
        return this.members(target.holder, target.place, value as JsonObject);
      case 'element':
        return this.element(
          target.list,
          target.place,
          (value as (string | boolean)[])[0] as string | boolean,
        );
      case 'scalar':
        return {
          offset: target.place.start,
          length: target.place.end - target.place.start,
          text: likeBefore(this.text, target.place, value as string | boolean),
        };
      case 'empty':
        return this.empty(target.place, target.around, value);
    }
  }

  private get style(): TextStyle {
    this.known ??= styleOf(this.text, this.parsed.start, this.parsed.end);
    return this.known;
  }

  private members(holder: JsonObject, place: Place, members: JsonObject): TextEdit | undefined {
    const own = this.ownPlaces(holder, place);
    if (!this.isFlow(place))
      return blockMembers(this.text, this.parsed.places, [holder, own], members, this.style);
    // Of an object without members of its own nothing tells how they are written.
    return flowMembers(this.text, place, own, members, this.style.lineEnd, this.isJson ? JSON_STYLE : PLAIN);
  }

  private element(list: Json[], place: Place, value: string | boolean): TextEdit | undefined {
    const items = this.ownPlaces(list, place);
    if (!this.isFlow(place)) return blockElement(this.text, items, value, this.style);
    return flowElement(this.text, place, items, value, this.style.lineEnd, this.isJson ? JSON_STYLE : PLAIN);
  }

  /** A member without a value, or with a null. */
  private empty(place: Place, around: Surrounding, value: Json): TextEdit | undefined {
    const { text } = this;
    const style = this.isJson ? JSON_STYLE : PLAIN;
    const length = place.end - place.start;
    if (length > 0) return { offset: place.start, length, text: flowText(value, style) };
    if (around === 'list') return undefined;
    // In brackets the place of what is not there is that of the next token.
    const colon = text.slice(0, place.start).trimEnd().length - 1;
    if (text.charAt(colon) !== ':') return undefined;
    if (around === 'block') return blockValue(text, place, value, this.style);
    return { offset: colon + 1, length, text: ` ${flowText(value, style)}` };
  }

  private isFlow({ start }: Place): boolean {
    return /[{[]/.test(this.text.charAt(start));
  }

  private ownPlaces(holder: Json[] | JsonObject, around: Place): Place[] {
    return ownPlaces(this.parsed.places, holder, around);
  }
}
