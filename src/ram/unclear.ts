/** Thrown while a statement is parsed, and turned into an unclear statement: it never leaves the parser. */
export class Unclear extends Error {
  override name = 'Unclear';
}
