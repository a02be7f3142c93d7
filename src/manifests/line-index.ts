const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Lines and columns of offsets into a text; made on first use, for most files need none. */
export class LineIndex {
  private readonly text: string;
  private starts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** From 1. */
  line(offset: number): number {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** From 1. */
  column(offset: number): number {
    const start = this.lineStarts()[this.line(offset) - 1] as number;
    return offset - start + 1;
  }

  /** Where a line starts; a line from 1. */
  start(line: number): number {
    return this.lineStarts()[line - 1] ?? this.text.length;
  }

  /** Where a line ends, its line end left out. */
  end(line: number): number {
    const { text } = this;
    let end = this.start(line + 1);
    if (text.charCodeAt(end - 1) === NEWLINE) end--;
    if (text.charCodeAt(end - 1) === RETURN) end--;
    return Math.max(end, this.start(line));
  }

  private lineStarts(): number[] {
    if (this.starts !== undefined) return this.starts;
    const { text } = this;
    const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
    return starts;
  }
}
