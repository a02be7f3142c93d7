/** A longer line is no access review: an API server takes three megabytes. */
export const LINE_LIMIT = 16 << 20;

/** A line, or that it was too long to keep. */
export type Line = string | undefined;

/**
 * The lines of a stream, those of one chunk together, so that whoever waits for an answer gets it with the chunk.
 * Memory stays bounded, whatever comes.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  let length = 0;
  const take = (): Line => {
    const line = length > LINE_LIMIT ? undefined : Buffer.concat(rest).toString('utf8');
    rest = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      keep(chunk.subarray(start, end));
      lines.push(take());
      start = end + 1;
    }
    keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  // What follows the last line break is a line where there is something.
  if (length > 0) yield [take()];

  function keep(piece: Buffer): void {
    length += piece.length;
    if (length <= LINE_LIMIT && piece.length > 0) rest.push(piece);
    else if (length > LINE_LIMIT) rest = [];
  }
}
