import type { TextEdit } from '../model/fix.ts';

const CONTEXT = 3;
const NO_END = '\n\\ No newline at end of file';

/** Lines with their ends, as they are, and as they may be shown. */
export interface DiffSide {
  lines: readonly string[];
  shown: readonly string[];
}

/** A stretch of lines that changes: from one line to before another, in the old text and in the new one. */
interface Block {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

/** The edits of a text as a unified diff. They stand in order and do not overlap. */
export function unifiedDiff(
  file: string,
  before: DiffSide,
  after: DiffSide,
  edits: readonly TextEdit[],
): string {
  const blocks = blocksOf(before.lines, after.lines, edits);
  if (blocks.length === 0) return '';
  const hunks = hunksOf(blocks).map((hunk) => hunkText(hunk, before, after));
  const [a, b] = file.startsWith('/') ? ['', ''] : ['a/', 'b/'];
  return [`--- ${a}${file}`, `+++ ${b}${file}`, ...hunks, ''].join('\n');
}

/** A text cut behind its line ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function blocksOf(before: readonly string[], after: readonly string[], edits: readonly TextEdit[]): Block[] {
  const blocks: Block[] = [];
  const lines = new LineWalk(before);
  let shift = 0;
  for (const { offset, length, text } of edits) {
    const from = lines.lineAt(offset);
    const end = lines.lineAt(offset + length);
    const added = countBreaks(text) - (end - from);
    const last = blocks.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, end + 1);
      last.newTo = last.to + shift + added;
    } else blocks.push({ from, to: end + 1, newFrom: from + shift, newTo: end + 1 + shift + added });
    shift += added;
  }
  return blocks
    .map((block) => trimmed(clamped(block, before.length, after.length), before, after))
    .filter(({ from, to, newFrom, newTo }) => from < to || newFrom < newTo);
}

/** Behind the last line end there is a line for an offset, and none for a reader. */
function clamped({ from, to, newFrom, newTo }: Block, count: number, newCount: number): Block {
  return { from, newFrom, to: Math.min(to, count), newTo: Math.min(newTo, newCount) };
}

/** Finds the lines of offsets that only grow. */
class LineWalk {
  private readonly lines: readonly string[];
  private line = 0;
  private start = 0;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  lineAt(offset: number): number {
    for (;;) {
      const size = this.lines[this.line]?.length ?? Number.POSITIVE_INFINITY;
      const isLast = this.line + 1 >= this.lines.length && !this.lines[this.line]?.endsWith('\n');
      if (offset < this.start + size || isLast) return this.line;
      this.start += size;
      this.line++;
    }
  }
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

function trimmed(block: Block, before: readonly string[], after: readonly string[]): Block {
  const found = { ...block };
  while (
    found.from < found.to &&
    found.newFrom < found.newTo &&
    before[found.from] === after[found.newFrom]
  ) {
    found.from++;
    found.newFrom++;
  }
  while (
    found.from < found.to &&
    found.newFrom < found.newTo &&
    before[found.to - 1] === after[found.newTo - 1]
  ) {
    found.to--;
    found.newTo--;
  }
  return found;
}

/** Changes whose surroundings touch are shown together. */
function hunksOf(blocks: readonly Block[]): Block[][] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && block.from - last.to <= 2 * CONTEXT) hunks.at(-1)?.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

function hunkText(blocks: readonly Block[], before: DiffSide, after: DiffSide): string {
  const [first] = blocks as [Block];
  const last = blocks.at(-1) as Block;
  const from = Math.max(0, first.from - CONTEXT);
  const to = Math.min(before.lines.length, last.to + CONTEXT);
  const newFrom = first.newFrom - (first.from - from);
  const newTo = last.newTo + (to - last.to);
  const lines: string[] = [`@@ -${range(from, to)} +${range(newFrom, newTo)} @@`];
  let at = from;
  for (const block of blocks) {
    for (; at < block.from; at++) lines.push(shownLine(' ', before, at));
    for (; at < block.to; at++) lines.push(shownLine('-', before, at));
    for (let added = block.newFrom; added < block.newTo; added++) lines.push(shownLine('+', after, added));
  }
  for (; at < to; at++) lines.push(shownLine(' ', before, at));
  return lines.join('\n');
}

/** Of no lines, the line before them is named. */
function range(from: number, to: number): string {
  const count = to - from;
  return count === 1 ? `${from + 1}` : `${count === 0 ? from : from + 1},${count}`;
}

function shownLine(sign: string, { lines, shown }: DiffSide, at: number): string {
  const end = lines[at]?.endsWith('\n') === true ? '' : NO_END;
  return `${sign}${(shown[at] ?? '').replace(/\n$/, '')}${end}`;
}
