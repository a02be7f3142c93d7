import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { Place, Places } from '../manifests/yaml/places.ts';
import type { TextEdit } from '../model/fix.ts';
import { likeBefore } from './flow-edits.ts';
import { indentationBefore, lineEnd, lineStart, type TextStyle } from './text-style.ts';

/** New members of an object without braces, behind its last one; undefined where there is no place for them. */
export function blockMembers(
  text: string,
  places: Places,
  [object, own]: readonly [JsonObject, readonly Place[]],
  members: JsonObject,
  style: TextStyle,
): TextEdit | undefined {
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const column = first.name - lineStart(text, first.name);
  const lines = Object.entries(members).flatMap(([name, value]) => blockLines(name, value, column, style));
  if (!endsInOpenText(text, places, object, last))
    return { offset: lineEnd(text, last.end), length: 0, text: behind(lines, style) };
  // Behind it a line would belong to the text, or end it in another way.
  if (indentationBefore(text, last.name) === undefined) return undefined;
  const before = lines.map((line) => line + style.lineEnd).join('');
  return { offset: lineStart(text, last.name), length: 0, text: before };
}

/** A further element of a list of dashes; undefined where no dash stands before the last. */
export function blockElement(
  text: string,
  items: readonly Place[],
  value: string | boolean,
  style: TextStyle,
): TextEdit | undefined {
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const start = lineStart(text, last.start);
  const dash = /^(.*)-[ \t]+$/.exec(text.slice(start, last.start))?.[1];
  if (dash === undefined) return undefined;
  const line = `${' '.repeat(dash.length)}- ${likeBefore(text, last, value)}`;
  return { offset: lineEnd(text, last.end), length: 0, text: style.lineEnd + line };
}

/** The value of a member that has none: behind its colon, or in the lines below. */
export function blockValue(text: string, place: Place, value: Json, style: TextStyle): TextEdit {
  if (typeof value !== 'object' || value === null)
    return { offset: place.start, length: 0, text: ` ${String(value)}` };
  const column = place.name - lineStart(text, place.name);
  const [, ...lines] = blockLines('', value, column, style);
  return { offset: lineEnd(text, place.end), length: 0, text: behind(lines, style) };
}

function behind(lines: readonly string[], { lineEnd: lineBreak }: TextStyle): string {
  return lines.map((line) => lineBreak + line).join('');
}

function blockLines(name: string, value: Json, column: number, style: TextStyle): string[] {
  const lead = ' '.repeat(column);
  if (Array.isArray(value)) {
    const dash = ' '.repeat(column + style.dash);
    return [`${lead}${name}:`, ...value.map((item) => `${dash}- ${String(item)}`)];
  }
  if (!isObject(value)) return [`${lead}${name}: ${String(value)}`];
  const deeper = column + style.step;
  const members = Object.entries(value).flatMap(([inner, item]) => blockLines(inner, item, deeper, style));
  return [`${lead}${name}:`, ...members];
}

/** Whether the last thing in a member is a text under `|` or `>` of which empty lines, or no line end, are a part. */
function endsInOpenText(text: string, places: Places, object: JsonObject, last: Place): boolean {
  let place = last;
  let value: Json | undefined = Object.keys(object)
    .filter((name) => places.of(object, name)?.name === last.name)
    .map((name) => object[name] as Json)[0];
  while (typeof value === 'object' && value !== null) {
    const holder: Json[] | JsonObject = value;
    const inner = Object.keys(holder)
      .map((name) => [name, places.of(holder, name)] as const)
      .filter((entry): entry is [string, Place] => entry[1] !== undefined && entry[1].end <= place.end)
      .sort((a, b) => a[1].end - b[1].end)
      .at(-1);
    if (inner === undefined) return false;
    [, place] = inner;
    value = Array.isArray(holder) ? holder[Number(inner[0])] : holder[inner[0]];
  }
  const header = text.slice(place.start, lineEnd(text, place.start));
  if (typeof value !== 'string' || !/^(?:[&!]\S+[ \t]+)*[|>]/.test(header)) return false;
  return header.includes('+') || place.end >= text.length;
}
