import { YamlFault } from './yaml-fault.ts';

// The limits of the API server's parser: up to the first count nearly all may come from aliases, behind the
// second a tenth.
const FREE = 400_000;
const STRICT = 4_000_000;

/** Counts what a document holds with its aliases written out, and refuses those that blow it up. */
export class NodeCount {
  all = 0;
  private aliased = 0;

  /** A node that stands behind an alias, with all that is in it. */
  addAlias(size: number, at: number): void {
    this.all += size;
    this.aliased += size;
    if (this.aliased > 100 && this.all > 1000 && this.aliased / this.all > allowedShare(this.all))
      throw new YamlFault('aliases make the document many times larger than its text', at);
  }
}

function allowedShare(all: number): number {
  if (all <= FREE) return 0.99;
  if (all >= STRICT) return 0.1;
  return 0.99 - (0.89 * (all - FREE)) / (STRICT - FREE);
}
