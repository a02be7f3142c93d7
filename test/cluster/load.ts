import { dig, isObject, type Json, type JsonObject } from '../../src/kernel/json.ts';
import type { Api, ApiAnswer } from './api.ts';
import type { Cluster } from './cluster.ts';
import { eachOf } from './each-of.ts';
import { until } from './until.ts';

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
 * status too. Kinds come before what is of them, namespaces before what is in them. What is there already is
 * replaced.
 */
export async function load(cluster: Pick<Cluster, 'admin'>, objects: readonly JsonObject[]): Promise<Loaded> {
  const { admin } = cluster;
  const loaded: Loaded = { created: 0, replaced: 0, refused: [] };
  const served = createDiscovery(admin);
  const byKind = Map.groupBy(objects, ({ kind }) => String(kind));
  const kinds = [...byKind.keys()].sort((a, b) => rank(a) - rank(b));
  for (const kind of kinds) {
    await eachOf(byKind.get(kind) ?? [], async (object) => {
      const how = await served(object);
      const answer = how === undefined ? NO_KIND : await put(admin, how, object);
      if (answer.status === 201) loaded.created++;
      else if (answer.status < 300) loaded.replaced++;
      else loaded.refused.push(refusal(object, answer));
    });
  }
  return loaded;
}

const NO_KIND: ApiAnswer = { status: 404, body: { message: 'the API server serves no such kind' } };

function rank(kind: string): number {
  const index = FIRST.indexOf(kind);
  return index === -1 ? FIRST.length : index;
}

function refusal(object: JsonObject, { status, body }: ApiAnswer): Loaded['refused'][number] {
  return { kind: String(object.kind), name: nameOf(object), status, message: String(dig(body, 'message')) };
}

function createDiscovery(admin: Api) {
  const groups = new Map<string, Promise<Json>>();
  return async ({ apiVersion, kind }: JsonObject): Promise<Served | undefined> => {
    const version = String(apiVersion);
    const path = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
    const answer = groups.get(path) ?? admin.send('GET', path).then(({ body }) => body);
    groups.set(path, answer);
    const found = dig(await answer, 'resources');
    const resources = Array.isArray(found) ? found.filter(isObject) : [];
    const own = resources.find((resource) => resource.kind === kind && !String(resource.name).includes('/'));
    if (own === undefined) return undefined;
    const plural = String(own.name);
    const hasStatus = resources.some(({ name }) => name === `${plural}/status`);
    return { path, plural, namespaced: own.namespaced === true, hasStatus };
  };
}

/** Answers the refusal, or how the object itself was stored. */
async function put(admin: Api, how: Served, object: JsonObject): Promise<ApiAnswer> {
  const namespace = how.namespaced ? `/namespaces/${String(dig(object, 'metadata', 'namespace'))}` : '';
  const list = `${how.path}${namespace}/${how.plural}`;
  const one = `${list}/${encodeURIComponent(nameOf(object))}`;
  const stored = await store(admin, { list, one, object: asGiven(object) });
  if (stored.status >= 300) return stored;
  const later = [await putEphemeral(admin, one, object), await putStatus(admin, one, how, object)];
  if (object.kind === 'CustomResourceDefinition') await untilServed(admin, object);
  return later.find((answer) => answer !== undefined && answer.status >= 300) ?? stored;
}

/** Without what only the API server says, and what only a subresource can set. */
function asGiven({ metadata, ...rest }: JsonObject): JsonObject {
  const { uid: _, creationTimestamp: __, resourceVersion: ___, ...own } = isObject(metadata) ? metadata : {};
  const given: JsonObject = { ...rest, metadata: own };
  if (given.kind !== 'Pod' || !isObject(given.spec)) return given;
  const { ephemeralContainers: ____, ...spec } = given.spec;
  return { ...given, spec };
}

interface Place {
  list: string;
  one: string;
  object: JsonObject;
}

async function store(admin: Api, { list, one, object }: Place): Promise<ApiAnswer> {
  const created = await admin.send('POST', list, object);
  // A Service whose address is taken, perhaps by itself, is invalid before it is known.
  if (created.status !== 409 && created.status !== 422) return created;
  const present = await admin.send('GET', one);
  if (present.status !== 200) return created;
  const resourceVersion = dig(present.body, 'metadata', 'resourceVersion') ?? null;
  const metadata = { ...(object.metadata as JsonObject), resourceVersion };
  return await admin.send('PUT', one, { ...object, metadata });
}

async function putEphemeral(admin: Api, one: string, object: JsonObject): Promise<ApiAnswer | undefined> {
  const containers = dig(object, 'spec', 'ephemeralContainers');
  if (object.kind !== 'Pod' || containers === undefined) return undefined;
  return await admin.send('PATCH', `${one}/ephemeralcontainers`, {
    spec: { ephemeralContainers: containers },
  });
}

async function putStatus(
  admin: Api,
  one: string,
  { hasStatus }: Served,
  { kind, status }: JsonObject,
): Promise<ApiAnswer | undefined> {
  if (!hasStatus || !isObject(status)) return undefined;
  // The API server computes it from the resources of the containers.
  const { qosClass: _, ...rest } = status;
  return await admin.send('PATCH', `${one}/status`, { status: kind === 'Pod' ? rest : status });
}

async function untilServed(admin: Api, definition: JsonObject): Promise<void> {
  const group = String(dig(definition, 'spec', 'group'));
  const version = String(dig(definition, 'spec', 'versions', 0, 'name'));
  const plural = String(dig(definition, 'spec', 'names', 'plural'));
  await until(`${plural}.${group} is served`, async () => {
    const { body } = await admin.send('GET', `/apis/${group}/${version}`);
    const resources = dig(body, 'resources');
    return Array.isArray(resources) && resources.some((resource) => dig(resource, 'name') === plural);
  });
}

function nameOf(object: JsonObject): string {
  return String(dig(object, 'metadata', 'name'));
}
