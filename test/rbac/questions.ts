import type { AccessReviewSpec, ResourceAttributes } from '../../src/rbac/access-review.ts';
import type { Random } from './random.ts';
import {
  API_GROUPS,
  GROUPS,
  NAMES,
  NAMESPACES,
  PATHS,
  SERVICE_ACCOUNTS,
  USERS,
  VERBS,
} from './vocabulary.ts';
import type { WorldObject, WorldRule, WorldSubject } from './world-object.ts';

/** Questions that a world's rules nearly, or just, allow. */
export function makeQuestions(
  random: Random,
  objects: readonly WorldObject[],
  count: number,
): AccessReviewSpec[] {
  const rules = objects.flatMap((object) => object.rules ?? []);
  const chains = chainsOf(objects);
  return Array.from({ length: count }, () => {
    const chain = chains.length > 0 && !random.once(4) ? random.one(chains) : undefined;
    const rule = chain === undefined || random.once(8) ? random.one([{}, ...rules]) : random.one(chain.rules);
    return { ...asker(random, chain), ...request(random, rule, chain?.namespace) };
  });
}

/** A subject of a binding, and the rules that it gets there. */
interface Chain {
  subject: WorldSubject;
  namespace: string;
  rules: readonly WorldRule[];
}

function chainsOf(objects: readonly WorldObject[]): Chain[] {
  return objects.flatMap(({ subjects = [], roleRef, metadata: { namespace = '' } }) => {
    const found = objects.find(
      ({ kind, metadata }) =>
        kind === roleRef?.kind &&
        metadata.name === roleRef.name &&
        (kind === 'ClusterRole' || metadata.namespace === namespace),
    );
    const rules = found?.rules ?? [];
    return rules.length === 0 ? [] : subjects.map((subject) => ({ subject, namespace, rules }));
  });
}

function asker(random: Random, chain: Chain | undefined): AccessReviewSpec {
  const account = `system:serviceaccount:${random.one(NAMESPACES)}:${random.one(SERVICE_ACCOUNTS)}`;
  let user: string = random.once(3) ? account : random.one(USERS);
  const groups: string[] = random.some(GROUPS, random.once(3) ? 1 : 0, 3);
  if (chain !== undefined && !random.once(8)) {
    const { kind, name, namespace = chain.namespace } = chain.subject;
    if (kind === 'Group') groups.push(name);
    else user = kind === 'User' ? name : `system:serviceaccount:${namespace}:${name}`;
  }
  if (random.once(80)) groups.push('system:masters');
  if (random.once(10) && groups.length > 0) return { groups };
  const spec: AccessReviewSpec = groups.length > 0 ? { user, groups } : { user };
  if (random.once(10)) spec.uid = 'u-1';
  if (random.once(10)) spec.extra = { 'example.com/scope': ['*'] };
  return spec;
}

function request(random: Random, rule: WorldRule, namespace: string | undefined): AccessReviewSpec {
  const verb = concrete(random, rule.verbs, VERBS);
  if (rule.nonResourceURLs !== undefined || random.once(20))
    return { nonResourceAttributes: { path: pathLike(random, rule.nonResourceURLs), verb } };
  const attributes: ResourceAttributes = {
    verb,
    group: concrete(random, rule.apiGroups, API_GROUPS),
    ...resourceLike(random, rule.resources),
  };
  const own = random.once(5) ? random.one(['', ...NAMESPACES]) : namespace || random.one(['', ...NAMESPACES]);
  if (own !== '') attributes.namespace = own;
  if (random.once(20)) attributes.namespace = random.one(['*', 'Alpha', 'constructor']);
  if (rule.resourceNames !== undefined || random.once(3))
    attributes.name = concrete(random, rule.resourceNames, NAMES);
  if (random.once(4)) attributes.version = random.one(['v1', '*']);
  if (random.once(12))
    attributes.fieldSelector = { rawSelector: `metadata.name=${random.one(['web', 'db'])}` };
  if (random.once(20))
    attributes.labelSelector = { requirements: [{ key: 'team', operator: 'In', values: ['a'] }] };
  return { resourceAttributes: attributes };
}

/** Mostly a text of the rule; for `*` and now and then anything. */
function concrete(random: Random, list: readonly string[] | undefined, all: readonly string[]): string {
  const text = list === undefined || list.length === 0 || random.once(6) ? random.one(all) : random.one(list);
  return text === '*' && !random.once(4) ? random.one(all) : text;
}

function resourceLike(random: Random, resources: readonly string[] = ['pods']): ResourceAttributes {
  const text = random.one(resources);
  const slash = text.indexOf('/');
  const [resource, subresource] =
    slash < 0 ? [text, random.once(4) ? 'exec' : ''] : [text.slice(0, slash), text.slice(slash + 1)];
  const asked =
    resource === '*' && !random.once(4) ? random.one(['pods', 'deployments', 'nodes', 'x']) : resource;
  // As one text, an access review takes it too.
  if (slash >= 0 && random.once(8)) return { resource: text };
  if (subresource === '*' && !random.once(4))
    return { resource: asked, subresource: random.one(['exec', 'scale']) };
  return subresource === '' || random.once(10) ? { resource: asked } : { resource: asked, subresource };
}

function pathLike(random: Random, urls: readonly string[] = PATHS): string {
  const url = random.one(urls);
  if (random.once(3)) return random.one(PATHS);
  return url.endsWith('*') && !random.once(5)
    ? `${url.replace(/\*+$/, '')}${random.one(['', 'x', '/x', 'v1'])}`
    : url;
}
