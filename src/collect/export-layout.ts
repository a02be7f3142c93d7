import { listNamed } from '../operations/kubernetes.ts';

/** What the path of a file in an export folder says (CONTRACT, section 6). */
export interface ExportName {
  source: string;
  ids: string[];
  page: number;
  error: boolean;
}

/**
 * `cs/DescribeNodePoolVuls@c0aa,np0bb.2.json`, `kubernetes/c0aa/replicasets.apps.json`,
 * `ram/ListAccessKeys@alice.error.json`. Undefined for paths of another form.
 */
export function parseFileName(path: string): ExportName | undefined {
  const parts = path.split('/');
  const stem = /^(.+?)(?:\.([1-9]\d{0,5}))?(\.error)?\.json$/.exec(parts[parts.length - 1] ?? '');
  if (stem === null) return undefined;
  const [, base = '', number, error] = stem;
  const at = base.indexOf('@');
  const name = at < 0 ? base : base.slice(0, at);
  const named =
    at < 0
      ? []
      : base
          .slice(at + 1)
          .split(',')
          .map(decoded);
  const place = parts[0] === 'kubernetes' ? ofCluster(parts, name, named) : ofProduct(parts, name, named);
  // An id that is empty or holds a control character names nothing, and no API gives such a one.
  if (place === undefined || !place.ids.every((id) => /^\P{Cc}+$/u.test(id))) return undefined;
  return { ...place, page: number === undefined ? 1 : Number(number), error: error !== undefined };
}

type Place = Pick<ExportName, 'source' | 'ids'>;

function ofCluster(parts: string[], name: string, named: string[]): Place | undefined {
  if (parts.length !== 3) return undefined;
  const ids = [decoded(parts[1] ?? ''), ...named];
  const known =
    name === 'configz' || name === 'node-files'
      ? ids.length === 2
      : ids.length === 1 &&
        (name === 'version' || name === 'deprecated-apis' || listNamed(name) !== undefined);
  return known ? { source: `kubernetes/${name}`, ids } : undefined;
}

function ofProduct(parts: string[], name: string, ids: string[]): Place | undefined {
  return parts.length === 2 ? { source: `${parts[0]}/${name}`, ids } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
