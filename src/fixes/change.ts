import { isObject, type Json, type JsonObject, member, pointer } from '../kernel/json.ts';

/** One change of a document's tree: a member gets a value, or a list a further element. */
export interface Change {
  /** Names and indices from the document to the member, or to the list. */
  path: readonly string[];
  how: 'set' | 'append';
  value: string | boolean;
}

/** The tokens of a pointer (RFC 6901). */
export function tokensOf(text: string): string[] {
  return text
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pointerOf({ path }: Change): string {
  return pointer(...path);
}

/** The value inside another; undefined where there is none, and for null. */
export function inside(value: Json | undefined, token: string): Json | undefined {
  const found = Array.isArray(value) ? value[Number(token)] : member(value, token);
  return found ?? undefined;
}

/** The tree with the changes; what they do not touch is shared with the old one. */
export function withChanges(document: Json, changes: readonly Change[]): Json {
  const copier = new Copier();
  return changes.reduce((tree, { path, how, value }) => copier.changed(tree, path, how, value), document);
}

/** Copies what is changed on its way, each object once. */
class Copier {
  private readonly copies = new Set<Json>();

  changed(
    value: Json | undefined,
    [token, ...rest]: readonly string[],
    how: Change['how'],
    set: string | boolean,
  ): Json {
    if (token === undefined) return how === 'set' ? set : [...(Array.isArray(value) ? value : []), set];
    const copy = this.copyOf(value);
    const inner = this.changed(inside(copy, token), rest, how, set);
    if (Array.isArray(copy)) copy[Number(token)] = inner;
    else copy[token] = inner;
    return copy;
  }

  private copyOf(value: Json | undefined): Json[] | JsonObject {
    const holder = Array.isArray(value) || isObject(value) ? value : {};
    if (this.copies.has(holder)) return holder;
    const copy = Array.isArray(holder) ? [...holder] : copyOfObject(holder);
    this.copies.add(copy);
    return copy;
  }
}

// An assignment, or a spread into a literal, would lose a member called `__proto__`.
function copyOfObject(object: JsonObject): JsonObject {
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(object)) as JsonObject;
}

/** Whether two trees hold the same; the order of members does not count. */
export function isSameTree(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSameTree(item, b[index] as Json));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameTree(a[name] as Json, b[name] as Json))
  );
}
