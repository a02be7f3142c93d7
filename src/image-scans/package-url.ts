/** A package as purl names it: `pkg:golang/github.com/opencontainers/runc@v1.1.12`. */
export interface PackageUrl {
  type: string;
  /** With its namespace, joined by a slash. */
  path: string;
  name: string;
  version: string | undefined;
  qualifiers: ReadonlyMap<string, string>;
}

const LONGEST = 2048;

/** Undefined where the text is no package URL. */
export function parsePackageUrl(text: string): PackageUrl | undefined {
  if (!/^pkg:/i.test(text) || text.length > LONGEST) return undefined;
  const [whole = ''] = text.slice(4).replace(/^\/+/, '').split('#');
  const [main = '', query = ''] = splitOnce(whole, '?');
  const slash = main.indexOf('/');
  if (slash <= 0) return undefined;
  const rest = main.slice(slash + 1);
  // A version may hold a slash, a scope (`@angular`) an at sign.
  const at = rest.lastIndexOf('@');
  const path = decoded(at > 0 ? rest.slice(0, at) : rest);
  const version = at > 0 ? decoded(rest.slice(at + 1)) : undefined;
  if (path === undefined || path === '') return undefined;
  return {
    type: main.slice(0, slash).toLowerCase(),
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    version,
    qualifiers: qualifiersIn(query),
  };
}

function qualifiersIn(query: string): ReadonlyMap<string, string> {
  return new Map(
    query.split('&').flatMap((pair) => {
      const [name = '', value] = splitOnce(pair, '=');
      const text = value === undefined ? undefined : decoded(value);
      return name === '' || text === undefined ? [] : [[name.toLowerCase(), text] as const];
    }),
  );
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
