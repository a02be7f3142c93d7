import type { Json, JsonObject } from '../kernel/json.ts';
import { type Holder, type ItemPlaces, placesOf, type TextPlace } from './text-places.ts';

/** A text of the sample that other items have a different one for, and what stands before it. */
interface Varying {
  place: TextPlace;
  /** From the varying text before, or the begin of the item, to this one. */
  before: string;
  /** What the sample has, with its quotation marks. */
  own: string;
}

/**
 * An item of a list that was parsed, as the sample for those that follow. One that differs in nothing but
 * texts needs no parsing: it is the sample with other texts in their places, and shares all the rest with it.
 */
export class SampleItem {
  readonly value: JsonObject;
  readonly end: number;
  readonly #text: string;
  readonly #start: number;
  readonly #places: ItemPlaces;
  #varying: Varying[] = [];
  #after: string;
  /** Counts the items that were made of it. */
  #item = 0;

  private constructor(text: string, start: number, places: ItemPlaces) {
    this.#text = text;
    this.#start = start;
    this.#places = places;
    this.end = places.end;
    this.value = JSON.parse(text.slice(start, places.end)) as JsonObject;
    this.#after = text.slice(start, places.end);
  }

  /**
   * @returns undefined where the text ends first
   * @throws SyntaxError where it is not JSON
   */
  static at(text: string, start: number): SampleItem | undefined {
    const places = placesOf(text, start);
    return places === undefined ? undefined : new SampleItem(text, start, places);
  }

  // Slices are compared as memory is; `startsWith` goes letter by letter, ten times as slow.
  /**
   * The item that begins here, where it differs from the sample in texts alone; else undefined.
   * @throws SyntaxError where a text is not JSON
   */
  match(text: string, start: number): { value: JsonObject; end: number } | undefined {
    if (!this.#places.plain) return undefined;
    const differing: TextPlace[] = [];
    const texts: string[] = [];
    let at = start;
    for (let index = 0; index <= this.#varying.length; index++) {
      const varying = this.#varying[index];
      const same = varying?.before ?? this.#after;
      if (text.slice(at, at + same.length) !== same) {
        if (!this.#learn(text, at, index)) return undefined;
        index--;
        continue;
      }
      at += same.length;
      if (varying === undefined) break;
      const { own, place } = varying;
      const end = text.indexOf('"', at + 1) + 1;
      if (end === 0 || text.charCodeAt(at) !== QUOTE) return undefined;
      const told = text.slice(at, end);
      at = end;
      if (told === own) continue;
      texts.push(told);
      differing.push(place);
    }
    // An escape may hide where a text ends.
    const list = texts.join();
    if (list.includes('\\')) return undefined;
    return { value: this.#with(differing, JSON.parse(`[${list}]`) as string[]), end: at };
  }

  /** Takes the text in which the items first differ for a varying one; false where they differ in something else. */
  #learn(text: string, at: number, index: number): boolean {
    const from = this.#varying[index - 1]?.place.to ?? this.#start;
    const same = this.#varying[index]?.before ?? this.#after;
    let length = 0;
    while (length < same.length && same.charCodeAt(length) === text.charCodeAt(at + length)) length++;
    const place = textAround(this.#places.texts, from + length);
    if (place === undefined || place.from < from) return false;
    const before = this.#text.slice(from, place.from);
    const own = this.#text.slice(place.from, place.to);
    this.#varying.splice(index, 0, { place, before, own });
    const next = this.#varying[index + 1];
    if (next === undefined) this.#after = this.#text.slice(place.to, this.end);
    else next.before = this.#text.slice(place.to, next.place.from);
    return true;
  }

  #with(places: readonly TextPlace[], texts: readonly string[]): JsonObject {
    if (places.length === 0) return this.value;
    this.#item += 1;
    const whole = { ...this.value };
    for (let index = 0; index < places.length; index++) {
      const { holder, key } = places[index] as TextPlace;
      set(this.#copyOf(holder, whole), key, texts[index] as string);
    }
    return whole;
  }

  #copyOf(holder: Holder, whole: JsonObject): Json[] | JsonObject {
    if (holder.around === undefined) return whole;
    if (holder.copy !== undefined && holder.item === this.#item) return holder.copy;
    const around = this.#copyOf(holder.around, whole);
    const own = get(around, holder.key);
    const copy = Array.isArray(own) ? own.slice() : { ...(own as JsonObject) };
    set(around, holder.key, copy);
    holder.copy = copy;
    holder.item = this.#item;
    return copy;
  }
}

const QUOTE = 0x22;

function get(holder: Json[] | JsonObject, key: string | number): Json {
  return (holder as JsonObject)[key] as Json;
}

function set(holder: Json[] | JsonObject, key: string | number, value: Json): void {
  (holder as JsonObject)[key] = value;
}

/** The text in which a place lies, its closing mark included. */
function textAround(texts: readonly TextPlace[], at: number): TextPlace | undefined {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] as TextPlace).to <= at) low = middle + 1;
    else high = middle;
  }
  const found = texts[low];
  return found !== undefined && found.from < at ? found : undefined;
}
