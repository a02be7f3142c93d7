import { isAskedByRegion, type Operation, sourceOf } from '../operations/operation.ts';
import { operations, variantIds } from '../operations/table.ts';
import type { Incoming } from './incoming.ts';
import { type DoubleRefusal, refusal } from './refusal.ts';

export interface Routed {
  operation: Operation;
  source: string;
  /** As the export layout names them: the request's ids, variants, and the region where it is a parameter. */
  ids: string[];
  query: ReadonlyMap<string, string>;
}

/** Which operation of the table a request names, and its ids. */
export function route(incoming: Incoming): Routed | { refusal: DoubleRefusal } {
  const query = new Map([...incoming.query, ...incoming.form]);
  const action = incoming.headers['x-acs-action'] ?? query.get('Action');
  const version = incoming.headers['x-acs-version'] ?? query.get('Version');
  const named = operations.filter(({ name }) => name === action);
  const ofVersion = named.filter((operation) => operation.version === version);
  if (named.length === 0)
    return { refusal: refusal(404, 'InvalidAction.NotFound', 'Specified api is not found.') };
  if (ofVersion.length === 0)
    return { refusal: refusal(400, 'InvalidVersion', 'Specified parameter Version is not valid.') };
  const operation = ofVersion.toSorted(byVariants).find((candidate) => carriesVariant(candidate, query));
  if (operation === undefined)
    return { refusal: refusal(400, 'InvalidParameter', 'A fixed parameter is missing.') };
  return withIds(operation, incoming, query);
}

function byVariants(a: Operation, b: Operation): number {
  return (b.variant?.length ?? 0) - (a.variant?.length ?? 0);
}

function carriesVariant({ variant, fixed }: Operation, query: ReadonlyMap<string, string>): boolean {
  return (variant ?? []).every((name) => query.get(name) === fixed?.[name]);
}

function withIds(
  operation: Operation,
  incoming: Incoming,
  query: ReadonlyMap<string, string>,
): Routed | { refusal: DoubleRefusal } {
  // Older clients send RPC operations by GET as well.
  const legacy = operation.style === 'RPC' && query.has('Signature');
  if (incoming.method !== operation.method && !legacy) {
    return { refusal: refusal(405, 'UnsupportedHTTPMethod', 'This http method is not supported.') };
  }
  const inPath = matchPath(operation, incoming.path);
  if (inPath === undefined)
    return { refusal: refusal(404, 'InvalidApi.NotFound', 'Specified path is not found.') };
  const ids: string[] = [];
  for (const { name, in: place } of operation.ids) {
    const id = place === 'path' ? inPath[name] : query.get(name);
    if (id === undefined || id === '') return { refusal: missing(name) };
    ids.push(id);
  }
  ids.push(...variantIds(operation));
  if (isAskedByRegion(operation)) {
    const region = query.get('RegionId');
    if (region === undefined) return { refusal: missing('RegionId') };
    if (operation.ids.length === 0) ids.push(`RegionId=${region}`);
  }
  return { operation, source: sourceOf(operation), ids, query };
}

function missing(name: string): DoubleRefusal {
  return refusal(
    400,
    'MissingParameter',
    `The input parameter ${name} that is mandatory for processing this request is not supplied.`,
  );
}

function matchPath(operation: Operation, path: string): Record<string, string> | undefined {
  if (operation.style === 'RPC') return path === '/' ? {} : undefined;
  const wanted = (operation.path ?? '').split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const ids: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const segment = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(step)?.[1];
    if (name !== undefined) ids[name] = decodeURIComponent(segment);
    else if (step !== segment) return undefined;
  }
  return ids;
}
