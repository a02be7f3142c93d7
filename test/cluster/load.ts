import { dig, isObject, type Json, type JsonObject } from '../../src/kernel/json.ts';
import type { Cluster } from './cluster.ts';
import { eachOf } from './each-of.ts';

interface Served {
  path: string;
  plural: string;
  namespaced: boolean;
  hasStatus: boolean;
}

/** What is created first, because others are refused or defaulted without it. */
const FIRST = ['CustomResourceDefinition', 'Namespace', 'PriorityClass', 'RuntimeClass', 'ServiceAccount'];

export interface Loaded {
  created: number;
  /** Objects that the API server had made itself, now as given. */
  replaced: number;
  /** What the API server refused, with its words. */
  refused: { kind: string; name: string; status: number; message: string }[];
}

/**
 * Creates objects of any kind that the API server serves, each with its `apiVersion` and `kind`, and their
 * status too. Namespaces come first; what is there already is replaced.
 */
export async function load(cluster: Cluster, objects: readonly JsonObject[]): Promise<Loaded> {
  const loaded: Loaded = { created: 0, replaced: 0, refused: [] };
  const served = createDiscovery(cluster);
  const byKind = Map.groupBy(objects, ({ kind }) => String(kind));
  const kinds = [...byKind.keys()].sort((a, b) => rank(a) - rank(b));
  for (const kind of kinds) {
    await eachOf(byKind.get(kind) ?? [], async (object) => {
      const how = await served(object);
      if (how === undefined) loaded.refused.push(refusal(object, 404, 'the API server serves no such kind'));
      else await put(cluster, how, object, loaded);
    });
  }
  return loaded;
}

function rank(kind: string): number {
  const index = FIRST.indexOf(kind);
  return index === -1 ? FIRST.length : index;
}

function createDiscovery({ admin }: Cluster) {
  const groups = new Map<string, Promise<Json>>();
  return async ({ apiVersion, kind }: JsonObject): Promise<Served | undefined> => {
    const version = String(apiVersion);
    const path = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
    let answer = groups.get(path);
    if (answer === undefined) {
      answer = admin.send('GET', path).then(({ body }) => body);
      groups.set(path, answer);
    }
    const found = dig(await answer, 'resources');
    const resources = Array.isArray(found) ? found.filter(isObject) : [];
    const own = resources.find((resource) => resource.kind === kind && !String(resource.name).includes('/'));
    if (own === undefined) return undefined;
    const plural = String(own.name);
    const hasStatus = resources.some(({ name }) => name === `${plural}/status`);
    return { path, plural, namespaced: own.namespaced === true, hasStatus };
  };
}

async function put(cluster: Cluster, how: Served, object: JsonObject, loaded: Loaded): Promise<void> {
  const { admin } = cluster;
  const namespace = how.namespaced ? `/namespaces/${String(dig(object, 'metadata', 'namespace'))}` : '';
  const list = `${how.path}${namespace}/${how.plural}`;
  const one = `${list}/${encodeURIComponent(nameOf(object))}`;
  let answer = await admin.send('POST', list, object);
  const isNew = answer.status < 300;
  if (answer.status === 409 && dig(answer.body, 'reason') === 'AlreadyExists')
    answer = await admin.send('PUT', one, object);
  if (answer.status >= 300) {
    loaded.refused.push(refusal(object, answer.status, String(dig(answer.body, 'message'))));
    return;
  }
  if (isNew) loaded.created++;
  else loaded.replaced++;
  if (!how.hasStatus || !isObject(object.status)) return;
  const stored = await admin.send('PATCH', `${one}/status`, { status: object.status });
  if (stored.status >= 300)
    loaded.refused.push(refusal(object, stored.status, String(dig(stored.body, 'message'))));
}

function nameOf(object: JsonObject): string {
  return String(dig(object, 'metadata', 'name'));
}

function refusal(object: JsonObject, status: number, message: string): Loaded['refused'][number] {
  return { kind: String(object.kind), name: nameOf(object), status, message };
}
