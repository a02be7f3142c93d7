/** A power of two, and enough for the names of an API. */
const PLACES = 2048;
const LONGEST = 40;
const known: (string | undefined)[] = new Array(PLACES).fill(undefined);

/** A piece of a text that is likely the name of a member: the same names come again and again, and are kept. */
export function nameIn(text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > LONGEST) return text.slice(start, end);
  const middle = text.charCodeAt(start + (length >> 1));
  const place =
    (length * 37 + text.charCodeAt(start) * 7 + middle * 61 + text.charCodeAt(end - 1) * 131) & (PLACES - 1);
  const name = known[place];
  if (name !== undefined && name.length === length && standsAt(name, text, start)) return name;
  const fresh = ownText(text.slice(start, end));
  known[place] = fresh;
  return fresh;
}

function standsAt(name: string, text: string, start: number): boolean {
  for (let at = 0; at < name.length; at++)
    if (name.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** A piece of a text keeps the whole text in memory; the name of a member does not. */
function ownText(piece: string): string {
  return Object.keys({ [piece]: true })[0] as string;
}
