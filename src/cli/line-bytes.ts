import type { ScanFinding } from '../model/scan.ts';
import { findingLine } from '../report/scan-json.ts';

const START = 1 << 16;
/** What a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;
const SEPARATOR = ',\n';
/** Of a line, as `findingLine` has it. */
const INDENT = '    ';
const DELETE = 0x7f;

export const NO_LINES: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** Where the lines of every file are written first: a thread has one file at a time. */
let room = Buffer.allocUnsafeSlow(START);

/** Findings as elements of a JSON list in bytes, each on a line: as texts those of a file would be held at once. */
export class LineBytes {
  private size = 0;

  /** As `findingLine` tells it, whose search for what is not inert takes half as long as all else. */
  add(finding: ScanFinding): void {
    const before = this.size;
    const json = JSON.stringify(finding);
    this.begin(json.length);
    const start = this.size;
    this.put(json);
    // JSON escapes all control characters of ASCII but one; and only ASCII takes a byte for each character.
    if (this.size - start === json.length && !room.subarray(start, this.size).includes(DELETE)) return;
    this.size = before;
    const line = findingLine(finding).slice(INDENT.length);
    this.begin(line.length);
    this.put(line);
  }

  /** The lines so far, in memory of their own. */
  taken(): Uint8Array<ArrayBuffer> {
    return this.size === 0 ? NO_LINES : new Uint8Array(room.subarray(0, this.size));
  }

  /** A line of so many characters. */
  private begin(length: number): void {
    const needed = this.size + (length + SEPARATOR.length + INDENT.length) * MOST_BYTES;
    if (needed > room.length) room = Buffer.concat([room.subarray(0, this.size)], needed * 2);
    this.put(this.size === 0 ? INDENT : SEPARATOR + INDENT);
  }

  private put(text: string): void {
    this.size += room.write(text, this.size);
  }
}
