import { dig, isObject, type JsonObject } from '../kernel/json.ts';
import { SampleItem } from './sample-item.ts';

const LIST = '"items":[';
/** Shorter lines are parsed sooner than looked at. */
const SHORTEST = 50_000;
/** After so many items it shows whether they repeat. */
const TRIED = 30;

/**
 * The value of a line whose document is a long list of items that repeat one another, as the replicas of a
 * workload do: most are not parsed, and share with the first of their kind what they have in common. The
 * value is the one that `JSON.parse` gives.
 * @returns undefined where the line has another form, which says nothing of whether it is JSON
 */
export function parseListLine(line: string): JsonObject | undefined {
  if (line.length < SHORTEST) return undefined;
  const at = line.indexOf(`${LIST}{`);
  if (at < 0) return undefined;
  const start = at + LIST.length;
  try {
    const read = itemsFrom(line, start);
    return read === undefined ? undefined : withItems(line.slice(0, start), line.slice(read.end), read.items);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The rest of the line is one document with an empty list, and that list is the one that was read. */
function withItems(before: string, after: string, items: JsonObject[]): JsonObject | undefined {
  const rest = before + after;
  if (rest.includes('\\') || rest.split('"items"').length !== 2) return undefined;
  const value = JSON.parse(rest) as unknown;
  const document = dig(value, 'document');
  if (!isObject(value) || !isObject(document)) return undefined;
  const list = dig(document, 'items');
  if (!Array.isArray(list) || list.length > 0) return undefined;
  document.items = items;
  return value;
}

function itemsFrom(line: string, start: number): { items: JsonObject[]; end: number } | undefined {
  const items: JsonObject[] = [];
  let sample: SampleItem | undefined;
  let parsed = 0;
  for (let at = start; ; at++) {
    if (line.charCodeAt(at) !== OPEN) return undefined;
    let next = sample?.match(line, at);
    if (next === undefined) {
      sample = SampleItem.at(line, at);
      if (sample === undefined) return undefined;
      next = sample;
      parsed += 1;
    }
    items.push(next.value);
    at = next.end;
    const code = line.charCodeAt(at);
    if (code === CLOSE) return { items, end: at };
    if (code !== COMMA) return undefined;
    if (items.length === TRIED && parsed > TRIED / 2) return undefined;
  }
}

const OPEN = 0x7b;
const CLOSE = 0x5d;
const COMMA = 0x2c;
