import type { Json } from '../../kernel/json.ts';

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

/** A node on the way of a pointer. */
interface Step {
  /** How much of the pointer leads to it. */
  end: number;
  place: Place;
  value: Json;
}

const SLASH = 0x2f;

/** The offsets of all that a document holds, by the object or list that holds it. */
export class Places {
  private readonly entries = new Map<Json, Entries>();
  // Pointers into one object begin alike: the way of the last is gone as far as both agree.
  private steps: Step[] = [];
  private pointer = '';
  private document: Json | undefined;

  /** Remembers where the members of an object, or (without names) the elements of a list, stand. */
  keep(holder: Json, names: readonly string[] | undefined, spots: readonly number[]): void {
    this.entries.set(holder, { names, spots });
  }

  of(holder: Json, name: string): Place | undefined {
    return this.stepTo(holder, name, 0)?.place;
  }

  /**
   * The node at a pointer (RFC 6901), or the nearest that is there above it.
   * @param whole where the document itself stands
   */
  locate(document: Json, pointer: string, whole: Place): { place: Place; exact: boolean } {
    const steps = this.stepsOf(document, pointer);
    let last = steps[steps.length - 1];
    let at = last?.end ?? pointer.indexOf('/');
    while (at >= 0 && at < pointer.length) {
      const next = pointer.indexOf('/', at + 1);
      const end = next < 0 ? pointer.length : next;
      const token = pointer.slice(at + 1, end);
      const name = token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
      const step: Step | undefined = this.stepTo(last === undefined ? document : last.value, name, end);
      if (step === undefined) return { place: last?.place ?? whole, exact: false };
      steps.push(step);
      last = step;
      at = end;
    }
    return { place: last?.place ?? whole, exact: true };
  }

  /** The steps of the last pointer that are also those of this one. */
  private stepsOf(document: Json, pointer: string): Step[] {
    const { steps, pointer: before } = this;
    let kept = 0;
    if (this.document === document) {
      let shared = 0;
      const most = Math.min(before.length, pointer.length);
      while (shared < most && before.charCodeAt(shared) === pointer.charCodeAt(shared)) shared++;
      for (; kept < steps.length; kept++) {
        const { end } = steps[kept] as Step;
        if (end > shared || (end < pointer.length && pointer.charCodeAt(end) !== SLASH)) break;
      }
    }
    steps.length = kept;
    this.pointer = pointer;
    this.document = document;
    return steps;
  }

  private stepTo(holder: Json, name: string, end: number): Step | undefined {
    const entries = this.entries.get(holder);
    if (entries === undefined) return undefined;
    const { names, spots } = entries;
    const index = names === undefined ? Number(name) : names.lastIndexOf(name);
    const at = index * 3;
    if (!(index >= 0) || at >= spots.length) return undefined;
    const place = { name: spots[at] as number, start: spots[at + 1] as number, end: spots[at + 2] as number };
    // A name that was used before finds its member faster than the same text from a pointer.
    const value = (holder as Record<string, Json>)[names === undefined ? index : (names[index] as string)];
    return value === undefined ? undefined : { end, place, value };
  }
}
