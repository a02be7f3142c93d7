/** From this length on a name is one wherever it stands; a shorter one inside a longer word is chance. */
const SURELY_A_NAME = 16;
const SHORTEST = 5;
/** Longer names are replaced only where they are the whole text. */
const LONGEST = 2048;
const WORD = /\w/;

/**
 * Finds known names inside other texts (messages, URLs, paths), of those that begin at one place the
 * longest. By the first characters of a name: a pattern of all names of a large account is more than the
 * engine takes.
 */
export class NameScanner {
  private readonly names: ReadonlyMap<string, string>;
  private readonly lengths = new Map<string, number[]>();

  constructor(names: ReadonlyMap<string, string>) {
    this.names = names;
    for (const name of names.keys()) this.add(name);
    for (const lengths of this.lengths.values()) lengths.sort((a, b) => b - a);
  }

  private add(name: string): void {
    if (name.length < SHORTEST || name.length > LONGEST) return;
    const start = name.slice(0, SHORTEST);
    const lengths = this.lengths.get(start);
    if (lengths === undefined) this.lengths.set(start, [name.length]);
    else if (!lengths.includes(name.length)) lengths.push(name.length);
  }

  /** The text with its names replaced, and what stands between them changed by `between`. */
  replace(text: string, onlySure: boolean, between: (rest: string) => string): string {
    let replaced = '';
    let rest = 0;
    for (let at = 0; at + SHORTEST <= text.length; ) {
      const name = this.nameAt(text, at, onlySure);
      if (name === undefined) {
        at += 1;
        continue;
      }
      replaced += between(text.slice(rest, at)) + (this.names.get(name) as string);
      at += name.length;
      rest = at;
    }
    return replaced + between(text.slice(rest));
  }

  private nameAt(text: string, at: number, onlySure: boolean): string | undefined {
    const lengths = this.lengths.get(text.slice(at, at + SHORTEST));
    if (lengths === undefined) return undefined;
    for (const length of lengths) {
      if (length < SURELY_A_NAME && (onlySure || !isWord(text, at, length))) continue;
      const name = text.slice(at, at + length);
      if (name.length === length && this.names.has(name)) return name;
    }
    return undefined;
  }
}

function isWord(text: string, at: number, length: number): boolean {
  return !WORD.test(text[at - 1] ?? ' ') && !WORD.test(text[at + length] ?? ' ');
}
