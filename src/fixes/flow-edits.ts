import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { Place } from '../manifests/yaml/places.ts';
import type { TextEdit } from '../model/fix.ts';
import { indentationBefore, lineEnd, lineStart } from './text-style.ts';

/** How names and texts are written inside brackets. */
interface FlowStyle {
  /** With double quotes, as in JSON. */
  quoted: boolean;
  colon: string;
  comma: string;
}

export const PLAIN: FlowStyle = { quoted: false, colon: ': ', comma: ', ' };
export const JSON_STYLE: FlowStyle = { quoted: true, colon: ': ', comma: ', ' };

/** New members of an object in braces, behind its last one. */
export function flowMembers(
  text: string,
  holder: Place,
  own: readonly Place[],
  members: JsonObject,
  lineBreak: string,
  emptyStyle: FlowStyle,
): TextEdit {
  const last = own.at(-1);
  const entries = Object.entries(members);
  if (last === undefined) {
    const inner = entries.map(([name, value]) => flowMember(name, value, emptyStyle)).join(emptyStyle.comma);
    return { offset: holder.start + 1, length: 0, text: inner };
  }
  const tight = text.charAt(last.start - 1) === ':';
  const quoted = text.charAt(last.name) === '"';
  const style = { quoted, colon: tight ? ':' : ': ', comma: tight ? ',' : ', ' };
  const indentation = indentationBefore(text, last.name);
  if (indentation === undefined) {
    const inner = entries.map(([name, value]) => style.comma + flowMember(name, value, style)).join('');
    return { offset: last.end, length: 0, text: inner };
  }
  const unit = unitOf(text, holder, indentation);
  const lines = entries.map(
    ([name, value]) =>
      `,${lineBreak}${indentation}${nameText(name, style)}${style.colon}${pretty(value, style, indentation, unit, lineBreak)}`,
  );
  return { offset: last.end, length: 0, text: lines.join('') };
}

/** A further element of a list in brackets. */
export function flowElement(
  text: string,
  list: Place,
  items: readonly Place[],
  value: string | boolean,
  lineBreak: string,
  emptyStyle: FlowStyle,
): TextEdit {
  const last = items.at(-1);
  if (last === undefined) return { offset: list.start + 1, length: 0, text: scalarText(value, emptyStyle) };
  const written = likeBefore(text, last, value);
  const indentation = indentationBefore(text, last.start);
  const before = items.at(-2);
  const tight = before !== undefined && text.slice(before.end, last.start) === ',';
  const separator = indentation === undefined ? (tight ? ',' : ', ') : `,${lineBreak}${indentation}`;
  return { offset: last.end, length: 0, text: separator + written };
}

/** A scalar in the quotes of the one that stands at a place. */
export function likeBefore(text: string, place: Place, value: string | boolean): string {
  const quote = text.charAt(place.start);
  if (typeof value !== 'string' || (quote !== '"' && quote !== "'")) return String(value);
  return quote + value + quote;
}

function flowMember(name: string, value: Json, style: FlowStyle): string {
  return nameText(name, style) + style.colon + flowText(value, style);
}

/** A value on one line. */
export function flowText(value: Json, style: FlowStyle): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, style)).join(style.comma)}]`;
  if (!isObject(value)) return scalarText(value, style);
  const members = Object.entries(value).map(([name, inner]) => flowMember(name, inner, style));
  return `{${members.join(style.comma)}}`;
}

/** A value over several lines, as its neighbours stand. */
function pretty(value: Json, style: FlowStyle, indentation: string, unit: string, lineBreak: string): string {
  if (typeof value !== 'object' || value === null) return scalarText(value, style);
  const deeper = lineBreak + indentation + unit;
  const inner = (item: Json) => pretty(item, style, indentation + unit, unit, lineBreak);
  if (Array.isArray(value))
    return `[${deeper}${value.map(inner).join(`,${deeper}`)}${lineBreak}${indentation}]`;
  const members = Object.entries(value).map(
    ([name, item]) => nameText(name, style) + style.colon + inner(item),
  );
  return `{${deeper}${members.join(`,${deeper}`)}${lineBreak}${indentation}}`;
}

function nameText(name: string, { quoted }: FlowStyle): string {
  return quoted ? JSON.stringify(name) : name;
}

function scalarText(value: Json, { quoted }: FlowStyle): string {
  return typeof value === 'string' && quoted ? JSON.stringify(value) : String(value);
}

/** By how much members stand deeper than the line of their brace. */
function unitOf(text: string, holder: Place, indentation: string): string {
  const start = lineStart(text, holder.start);
  const outer = /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
  const deeper = indentation.startsWith(outer) ? indentation.slice(outer.length) : '';
  return deeper === '' ? '  ' : deeper;
}
