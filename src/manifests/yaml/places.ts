import { isObject, type Json, member } from '../../kernel/json.ts';

/** Where a node stands: of a member its name, and the value from its first character to behind its last. */
export interface Place {
  name: number;
  start: number;
  end: number;
}

/** Three offsets for each member or element. */
interface Entries {
  /** Of members; of two with one name the last holds. */
  names: readonly string[] | undefined;
  spots: readonly number[];
}

/** The offsets of all that a document holds, by the object or list that holds it. */
export class Places {
  private readonly entries = new Map<Json, Entries>();

  /** Remembers where the members of an object, or (without names) the elements of a list, stand. */
  keep(holder: Json, names: readonly string[] | undefined, spots: readonly number[]): void {
    this.entries.set(holder, { names, spots });
  }

  of(holder: Json, name: string): Place | undefined {
    const entries = this.entries.get(holder);
    if (entries === undefined) return undefined;
    const index = entries.names === undefined ? Number(name) : entries.names.lastIndexOf(name);
    const at = index * 3;
    if (!(index >= 0) || at >= entries.spots.length) return undefined;
    return {
      name: entries.spots[at] as number,
      start: entries.spots[at + 1] as number,
      end: entries.spots[at + 2] as number,
    };
  }

  /**
   * The node at a pointer (RFC 6901), or the nearest that is there above it.
   * @param whole where the document itself stands
   */
  locate(document: Json, pointer: string, whole: Place): { place: Place; exact: boolean } {
    let place = whole;
    let at: Json = document;
    for (const token of pointer.split('/').slice(1)) {
      const name = token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
      const found = this.of(at, name);
      const inner = Array.isArray(at) ? at[Number(name)] : isObject(at) ? member(at, name) : undefined;
      if (found === undefined || inner === undefined) return { place, exact: false };
      place = found;
      at = inner;
    }
    return { place, exact: true };
  }
}
