import { type Json, MAX_DEPTH } from '../../kernel/json.ts';
import { NodeCount } from './node-count.ts';
import { Places } from './places.ts';
import type { Reader } from './reader.ts';

/** A member that stands twice in one object: the API server takes the last. */
export interface Repeated {
  name: string;
  at: number;
}

interface Anchored {
  value: Json;
  /** Nodes in it, aliases written out. */
  size: number;
}

/** What the functions that read one document share. */
export class ParserState {
  readonly reader: Reader;
  readonly places = new Places();
  readonly repeated: Repeated[] = [];
  readonly count = new NodeCount();
  private readonly anchors = new Map<string, Anchored>();
  private depth = 0;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  enter(): void {
    if (++this.depth > MAX_DEPTH) this.reader.fault(`nested deeper than ${MAX_DEPTH} levels`);
  }

  leave(): void {
    this.depth--;
  }

  setAnchor(name: string, value: Json, size: number): void {
    this.anchors.set(name, { value, size });
  }

  alias(name: string, at: number): Json {
    const anchored = this.anchors.get(name);
    if (anchored === undefined)
      return this.reader.fault('an alias names an anchor that is not before it', at);
    this.count.addAlias(anchored.size, at);
    return anchored.value;
  }
}
