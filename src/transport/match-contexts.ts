import { dig, type Json, JsonFault, parseDocument } from '../kernel/json.ts';

export interface ClusterEndpoints {
  id: string;
  /** URLs of the API server, from `master_url`. */
  endpoints: readonly string[];
}

export interface NamedContext {
  name: string;
  clusterName: string;
  server: string;
  current: boolean;
}

/** Which context reaches a cluster, and how that is known. */
export interface ContextMatch<T extends NamedContext> {
  cluster: string;
  context: T;
  by: 'endpoint' | 'name';
}

/** The API server's address decides; a context that is named after the cluster comes second. */
export function matchContext<T extends NamedContext>(
  { id, endpoints }: ClusterEndpoints,
  contexts: readonly T[],
): ContextMatch<T> | undefined {
  const ordered = [...contexts].sort((a, b) => Number(b.current) - Number(a.current));
  const addresses = new Set(endpoints.map(addressOf).filter((address) => address !== undefined));
  const byEndpoint = ordered.find(({ server }) => addresses.has(addressOf(server) ?? ''));
  if (byEndpoint !== undefined) return { cluster: id, context: byEndpoint, by: 'endpoint' };
  const byName = ordered.find(({ name, clusterName }) => names(name, id) || names(clusterName, id));
  return byName === undefined ? undefined : { cluster: id, context: byName, by: 'name' };
}

// A whole word: an id may be the beginning of another.
function names(text: string, id: string): boolean {
  return text.split(/[^A-Za-z0-9]+/).includes(id);
}

function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  return `${hostname.toLowerCase()}:${port === '' ? (protocol === 'http:' ? '80' : '443') : port}`;
}

/** The addresses in `master_url`, which is JSON in a string. */
export function endpointsOf(masterUrl: Json | undefined): string[] {
  if (typeof masterUrl !== 'string' || masterUrl === '') return [];
  try {
    const parsed = parseDocument(masterUrl);
    const urls = ['api_server_endpoint', 'intranet_api_server_endpoint'].map((name) => dig(parsed, name));
    return urls.filter((url): url is string => typeof url === 'string' && url !== '');
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    // Old clusters: one plain URL.
    return URL.canParse(masterUrl) ? [masterUrl] : [];
  }
}
