import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { ParserState } from './parser-state.ts';

/** As many as help: a document may repeat thousands. */
const MOST_REPEATED = 50;

/** Puts an object together, member by member, as the API server's parser does. */
export class MapBuilder {
  readonly value: JsonObject = {};
  private readonly state: ParserState;
  private readonly names: string[] = [];
  private readonly spots: number[] = [];
  /** Members that came by a merge: one of its own beside it is no repetition. */
  private merged: Set<string> | undefined;

  constructor(state: ParserState) {
    this.state = state;
  }

  /** Of members with one name the last holds. */
  add(name: string, value: Json, nameAt: number, start: number, end: number): void {
    if (Object.hasOwn(this.value, name) && this.merged?.delete(name) !== true)
      this.noteRepeated(name, nameAt);
    this.names.push(name);
    this.spots.push(nameAt, start, end);
    this.set(name, value);
  }

  /** `<<`: the members of another object, or of several, of which the first wins. Earlier own members lose. */
  merge(source: Json, at: number): void {
    const sources = Array.isArray(source) ? [...source].reverse() : [source];
    for (const one of sources) {
      if (!isObject(one)) this.state.reader.fault('<< takes an object, or a list of objects', at);
      for (const name of Object.keys(one)) {
        const place = this.state.places.of(one, name);
        if (place !== undefined) {
          this.names.push(name);
          this.spots.push(place.name, place.start, place.end);
        }
        this.merged ??= new Set();
        this.merged.add(name);
        this.set(name, one[name] as Json);
      }
    }
  }

  private noteRepeated(name: string, at: number): void {
    const { repeated } = this.state;
    if (repeated.length < MOST_REPEATED) repeated.push({ name, at });
  }

  private set(name: string, value: Json): void {
    // An assignment would set the prototype and lose the member.
    if (name === '__proto__')
      Object.defineProperty(this.value, name, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else this.value[name] = value;
  }

  finish(): JsonObject {
    this.state.places.keep(this.value, this.names, this.spots);
    return this.value;
  }
}
