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
 * @param lists names of the Kubernetes lists, which hold dots themselves
 */
export function parseFileName(path: string, lists: readonly string[]): ExportName | undefined {
  const parts = path.split('/');
  const name = parts[parts.length - 1];
  if (name === undefined) return undefined;
  const stem = /^(.+?)(?:\.(\d{1,6}))?(\.error)?\.json$/.exec(name);
  if (stem === null) return undefined;
  const [, base = '', number, error] = stem;
  const page = number === undefined ? 1 : Number(number);
  const rest = { page, error: error !== undefined };
  if (parts[0] === 'kubernetes' && parts.length === 3) {
    const cluster = decoded(parts[1] ?? '');
    const at = base.indexOf('@');
    if (at >= 0)
      return {
        source: `kubernetes/${base.slice(0, at)}`,
        ids: [cluster, ...idsOf(base.slice(at + 1))],
        ...rest,
      };
    return base === 'version' || lists.includes(base)
      ? { source: `kubernetes/${base}`, ids: [cluster], ...rest }
      : undefined;
  }
  if (parts.length !== 2) return undefined;
  const at = base.indexOf('@');
  const operation = at < 0 ? base : base.slice(0, at);
  return { source: `${parts[0]}/${operation}`, ids: at < 0 ? [] : idsOf(base.slice(at + 1)), ...rest };
}

function idsOf(text: string): string[] {
  return text.split(',').map(decoded);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
