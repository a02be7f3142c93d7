/** A generator of numbers that is the same on every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What breaks parsers: indicators of YAML, names of prototypes, line ends, markers. */
const PIECES = [
  '{', '}', '[', ']', ',', ': ', ':', '- ', '? ', '|', '>', '|2-', '>+', "'", '"', '&a ', '*a', '<<: *a', '!!str ',
  '!x ', '#', ' # c', '%', '@', '`', '\t', '\n', '\r\n', '\r', '\n---\n', '\n...\n', '  ', '\n  ', '\n- ', '\\',
  '\\x', '\\u12', '~', 'null', 'yes', '0x', '0b1', '-0', '1e999', '__proto__: {polluted: true}\n',
  'constructor: {prototype: {polluted: true}}\n', 'toString: 1\n', '\0', '\ufeff', '\ud800', '\u2028', 'é', '{{ x }}',
]; // biome-ignore format: one line a screen

/** A text with a few changes: pieces put in, stretches cut out, doubled, swapped or indented. */
export function mutated(text: string, random: () => number): string {
  let changed = text;
  const changes = 1 + Math.floor(random() * 4);
  for (let turn = 0; turn < changes; turn++) {
    const at = Math.floor(random() * (changed.length + 1));
    const to = Math.min(changed.length, at + Math.floor(random() * 60));
    const piece = PIECES[Math.floor(random() * PIECES.length)] ?? '';
    const stretch = changed.slice(at, to);
    switch (Math.floor(random() * 5)) {
      case 0:
        changed = changed.slice(0, at) + changed.slice(to);
        break;
      case 1:
        changed = changed.slice(0, to) + stretch + changed.slice(to);
        break;
      case 2:
        changed = changed.slice(0, at) + stretch.replaceAll('\n', '\n ') + changed.slice(to);
        break;
      default:
        changed = changed.slice(0, at) + piece + changed.slice(at);
    }
  }
  return changed;
}
