const KEY = '"managedFields":[';
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = 0x5b;
const CLOSES = 0x5d;
const COMMA = 0x2c;

/**
 * The text of a list without `managedFields`, which says who wrote which field, never what it is. It is half of
 * a list and its many odd keys cost the parser most, so it is cut out before. Only for kinds of Kubernetes
 * itself, whose objects have no other member of that name.
 */
export function withoutManagedFields(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  for (let at = text.indexOf(KEY); at >= 0; ) {
    const end = isEscaped(text, at) ? -1 : endOfList(text, at + KEY.length);
    if (end < 0) {
      at = text.indexOf(KEY, at + KEY.length);
      continue;
    }
    // With the comma after it, or else the one before.
    const isFollowed = text.charCodeAt(end) === COMMA;
    const start = !isFollowed && text.charCodeAt(at - 1) === COMMA ? at - 1 : at;
    pieces.push(text.slice(kept, start));
    kept = isFollowed ? end + 1 : end;
    at = text.indexOf(KEY, kept);
  }
  if (pieces.length === 0) return text;
  pieces.push(text.slice(kept));
  return pieces.join('');
}

/** Behind the bracket that closes the list; -1 where none does. */
function endOfList(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = text.indexOf('"', at + 1);
      while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
      if (at < 0) return -1;
    } else if (code === OPENS) depth++;
    else if (code === CLOSES && --depth === 0) return at + 1;
  }
  return -1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}
