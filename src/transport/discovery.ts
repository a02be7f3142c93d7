import { dig, type Json } from '../kernel/json.ts';
import type { Refusal, Reply } from './answer.ts';

/** Of one resource that the API server offers. */
export interface Offered {
  plural: string;
  version: string;
  kind: string;
}

/** What discovery says of a kind or group; `unknown` where discovery itself could not be read. */
export type Found<T> =
  | { state: 'served'; value: T }
  | { state: 'absent' }
  | { state: 'failed'; reason: string }
  | { state: 'unknown' };

export interface Discovery {
  /** The version of the group that the API server prefers among those that have the kind. */
  find(name: { group: string; plural: string }): Promise<Found<Offered>>;
  /** Every kind of a group that can be listed, each in its preferred version. */
  kindsOf(group: string): Promise<Found<Offered[]>>;
}

export type Discover = (path: string, accept: string) => Promise<Reply<Json>>;

interface Version {
  name: string;
  /** The server behind it does not answer: what is here may be old, or nothing. */
  stale: boolean;
  /** Absent where it has to be asked for, as older API servers want it. */
  resources?: Offered[];
}

const AGGREGATED = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

/** Asks what a cluster serves, once, and only when a list is wanted. */
export function createDiscovery(discover: Discover): Discovery {
  const groups = new Map<boolean, Promise<Map<string, Version[]> | undefined>>();
  const plain = new Map<string, Promise<Offered[] | Refusal>>();
  const groupsOf = (group: string) => {
    const core = group === '';
    const known = groups.get(core) ?? discover(core ? '/api' : '/apis', AGGREGATED).then(groupsIn);
    groups.set(core, known);
    return known;
  };
  const resourcesOf = (group: string, version: Version): Promise<Offered[] | Refusal> => {
    if (version.resources !== undefined) return Promise.resolve(version.resources);
    const path = group === '' ? `/api/${version.name}` : `/apis/${group}/${version.name}`;
    const known =
      plain.get(path) ?? discover(path, 'application/json').then((reply) => plainKinds(reply, version));
    plain.set(path, known);
    return known;
  };
  const read = async (group: string): Promise<{ kinds: Offered[]; fault?: string } | undefined> => {
    const known = await groupsOf(group);
    if (known === undefined) return undefined;
    const kinds = new Map<string, Offered>();
    let fault: string | undefined;
    for (const version of known.get(group) ?? []) {
      const found = await resourcesOf(group, version);
      if ('outcome' in found) fault ??= found.reason;
      else for (const kind of found) if (!kinds.has(kind.plural)) kinds.set(kind.plural, kind);
      if (version.stale) fault ??= 'the server behind it does not answer';
    }
    const all = [...kinds.values()];
    return fault === undefined
      ? { kinds: all }
      : { kinds: all, fault: `what ${group} offers is not known: ${fault}` };
  };
  return {
    async kindsOf(group) {
      const found = await read(group);
      if (found === undefined) return { state: 'unknown' };
      if (found.fault !== undefined) return { state: 'failed', reason: found.fault };
      return found.kinds.length === 0 ? { state: 'absent' } : { state: 'served', value: found.kinds };
    },
    async find({ group, plural }) {
      const found = await read(group);
      if (found === undefined) return { state: 'unknown' };
      const kind = found.kinds.find((candidate) => candidate.plural === plural);
      if (kind !== undefined) return { state: 'served', value: kind };
      return found.fault === undefined ? { state: 'absent' } : { state: 'failed', reason: found.fault };
    },
  };
}

/** Groups by name, versions in the API server's order of preference; undefined where the answer is none. */
function groupsIn(reply: Reply<Json>): Map<string, Version[]> | undefined {
  if (!reply.ok) return undefined;
  const document = reply.value;
  switch (dig(document, 'kind')) {
    case 'APIGroupDiscoveryList':
      return aggregatedGroups(document);
    case 'APIGroupList':
      return plainGroups(document);
    case 'APIVersions':
      return new Map([['', texts(dig(document, 'versions')).map((name) => ({ name, stale: false }))]]);
    default:
      return undefined;
  }
}

function aggregatedGroups(document: Json): Map<string, Version[]> | undefined {
  const items = dig(document, 'items');
  if (!Array.isArray(items)) return undefined;
  const groups = new Map<string, Version[]>();
  for (const item of items) {
    // The core group has no name.
    const group = dig(item, 'metadata', 'name') ?? '';
    if (typeof group !== 'string') continue;
    groups.set(
      group,
      list(dig(item, 'versions')).flatMap((version): Version[] => {
        const name = dig(version, 'version');
        if (typeof name !== 'string') return [];
        const stale = dig(version, 'freshness') === 'Stale';
        return [{ name, stale, resources: aggregatedKinds(version, name) }];
      }),
    );
  }
  return groups;
}

function aggregatedKinds(version: Json, name: string): Offered[] {
  return list(dig(version, 'resources')).flatMap((resource) =>
    offered(dig(resource, 'resource'), dig(resource, 'responseKind', 'kind'), dig(resource, 'verbs'), name),
  );
}

function plainGroups(document: Json): Map<string, Version[]> | undefined {
  const items = dig(document, 'groups');
  if (!Array.isArray(items)) return undefined;
  const groups = new Map<string, Version[]>();
  for (const item of items) {
    const group = dig(item, 'name');
    if (typeof group !== 'string') continue;
    const preferred = dig(item, 'preferredVersion', 'version');
    const names = texts(list(dig(item, 'versions')).map((version) => dig(version, 'version') ?? null));
    const first = typeof preferred === 'string' ? [preferred] : [];
    groups.set(
      group,
      [...new Set([...first, ...names])].map((name) => ({ name, stale: false })),
    );
  }
  return groups;
}

function plainKinds(reply: Reply<Json>, version: Version): Offered[] | Refusal {
  if (!reply.ok) return reply.refusal;
  const resources = dig(reply.value, 'resources');
  if (!Array.isArray(resources))
    return { outcome: 'failed', retry: false, reason: 'the answer holds no resources' };
  return resources.flatMap((resource) =>
    offered(dig(resource, 'name'), dig(resource, 'kind'), dig(resource, 'verbs'), version.name),
  );
}

/** Names stand in paths, so only such as the API server accepts are taken; `pods/log` is no kind. */
function offered(plural: unknown, kind: unknown, verbs: unknown, version: string): Offered[] {
  if (typeof plural !== 'string' || !/^[a-z0-9][-a-z0-9]*$/.test(plural)) return [];
  if (!/^[a-z0-9]+$/.test(version) || !texts(verbs).includes('list')) return [];
  return [{ plural, version, kind: typeof kind === 'string' ? kind : '' }];
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

function texts(value: unknown): string[] {
  return list(value).filter((item) => typeof item === 'string');
}
