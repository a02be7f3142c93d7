const START = 1 << 16;
/** What a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;
const SEPARATOR = ',\n';

export const NO_LINES: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** Where the lines of every file are written first: a thread has one file at a time. */
let room = Buffer.allocUnsafeSlow(START);

/** Elements of a JSON list as bytes, each on a line: as texts all lines of a file would be held at once. */
export class LineBytes {
  private size = 0;

  add(line: string): void {
    const needed = this.size + (line.length + SEPARATOR.length) * MOST_BYTES;
    if (needed > room.length) room = Buffer.concat([room.subarray(0, this.size)], needed * 2);
    if (this.size > 0) this.size += room.write(SEPARATOR, this.size);
    this.size += room.write(line, this.size);
  }

  /** The lines so far, in memory of their own. */
  taken(): Uint8Array<ArrayBuffer> {
    return this.size === 0 ? NO_LINES : new Uint8Array(room.subarray(0, this.size));
  }
}
