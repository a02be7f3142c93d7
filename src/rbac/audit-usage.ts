import { compareLists } from '../kernel/compare.ts';
import { dig } from '../kernel/json.ts';
import type { PolicyRule } from './policy-rule.ts';
import { ruleAllows } from './rule-allows.ts';
import type { HeldRule } from './rules-for.ts';

/** A Role or ClusterRole of the rights that were used. */
export interface UsedRole {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'Role' | 'ClusterRole';
  metadata: { name: string; namespace?: string };
  rules: PolicyRule[];
}

interface Use {
  namespace: string;
  group: string;
  resource: string;
  verb: string;
}

/**
 * What one identity really asked of an API server, from its audit log (`audit.k8s.io/v1` events, one JSON a
 * line). Keeps each kind of request once, so that memory does not grow with the log.
 */
export class AuditUsage {
  private readonly user: string;
  private readonly uses = new Map<string, Use>();
  private readonly urls = new Map<string, Set<string>>();
  events = 0;
  malformed = 0;
  /** RFC 3339, as the log spells it. */
  first: string | undefined;
  last: string | undefined;

  constructor(user: string) {
    this.user = user;
  }

  add(line: string | undefined): void {
    if (line?.trim() === '') return;
    const event = parsed(line);
    if (event === undefined) {
      this.malformed += 1;
      return;
    }
    if (!isOf(event, this.user) || !isAllowed(event)) return;
    this.events += 1;
    this.keepTime(dig(event, 'requestReceivedTimestamp'));
    this.keepRequest(event);
  }

  private keepTime(time: unknown): void {
    if (typeof time !== 'string') return;
    if (this.first === undefined || time < this.first) this.first = time;
    if (this.last === undefined || time > this.last) this.last = time;
  }

  private keepRequest(event: object): void {
    const verb = textAt(event, 'verb');
    const resource = textAt(event, 'objectRef', 'resource');
    if (resource === '') {
      const path = textAt(event, 'requestURI').split('?')[0] ?? '';
      if (path === '') return;
      this.urls.set(path, (this.urls.get(path) ?? new Set()).add(verb));
      return;
    }
    const subresource = textAt(event, 'objectRef', 'subresource');
    const use = {
      namespace: textAt(event, 'objectRef', 'namespace'),
      group: textAt(event, 'objectRef', 'apiGroup'),
      resource: subresource === '' ? resource : `${resource}/${subresource}`,
      verb,
    };
    this.uses.set([use.namespace, use.group, use.resource, verb].join('\n'), use);
  }

  /** Roles that allow what was used and no more: one for each namespace, and one for what is in none. */
  roles(name: string): UsedRole[] {
    const byNamespace = Map.groupBy(this.uses.values(), ({ namespace }) => namespace);
    if (this.urls.size > 0 && !byNamespace.has('')) byNamespace.set('', []);
    return [...byNamespace]
      .sort(([a], [b]) => compareLists([a], [b]))
      .map(([namespace, uses]) => ({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: namespace === '' ? 'ClusterRole' : 'Role',
        metadata: namespace === '' ? { name } : { name, namespace },
        rules: namespace === '' ? [...rulesOf(uses), ...this.urlRules()] : rulesOf(uses),
      }));
  }

  private urlRules(): PolicyRule[] {
    const byVerbs = Map.groupBy([...this.urls], ([, verbs]) => [...verbs].sort().join('\n'));
    return [...byVerbs.values()].map((urls) => ({
      verbs: [...(urls[0]?.[1] ?? [])].sort(),
      nonResourceURLs: urls.map(([path]) => path).sort(),
    }));
  }

  /** The held rules of which nothing was used. */
  unused(held: readonly HeldRule[]): HeldRule[] {
    return held.filter((rule) => !this.isUsed(rule));
  }

  private isUsed({ rule, namespace: where }: HeldRule): boolean {
    const unlimited = { ...rule, resourceNames: [] };
    for (const { namespace, group, resource: text, verb } of this.uses.values()) {
      if (where !== undefined && where !== namespace) continue;
      const [resource = '', subresource = ''] = text.split('/');
      if (ruleAllows(unlimited, { resourceAttributes: { verb, group, resource, subresource } })) return true;
    }
    for (const [path, verbs] of this.urls)
      for (const verb of verbs) if (ruleAllows(rule, { nonResourceAttributes: { verb, path } })) return true;
    return false;
  }
}

function parsed(line: string | undefined): object | undefined {
  if (line === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textAt(event: object, ...path: string[]): string {
  const value = dig(event as never, ...path);
  return typeof value === 'string' ? value : '';
}

/** Of an impersonated request the rights of the impersonated user were asked. */
function isOf(event: object, user: string): boolean {
  const impersonated = textAt(event, 'impersonatedUser', 'username');
  return (impersonated === '' ? textAt(event, 'user', 'username') : impersonated) === user;
}

/** What was refused needed no right that is held; each request ends in one event of this stage. */
function isAllowed(event: object): boolean {
  const stage = textAt(event, 'stage');
  if (stage !== 'ResponseComplete' && stage !== 'Panic') return false;
  const decision = dig(event as never, 'annotations', 'authorization.k8s.io/decision');
  if (typeof decision === 'string') return decision === 'allow';
  const code = dig(event as never, 'responseStatus', 'code');
  return code !== 403 && code !== 401;
}

/** Kinds of one group with the same verbs share a rule. */
function rulesOf(uses: readonly Use[]): PolicyRule[] {
  const kinds = Map.groupBy(uses, ({ group, resource }) => `${group}\n${resource}`);
  const rules = [...kinds.values()].map((same) => ({
    group: same[0]?.group ?? '',
    resource: same[0]?.resource ?? '',
    verbs: [...new Set(same.map(({ verb }) => verb))].sort(),
  }));
  const alike = Map.groupBy(rules, ({ group, verbs }) => [group, ...verbs].join('\n'));
  return [...alike.values()]
    .map((same) => ({
      verbs: same[0]?.verbs ?? [],
      apiGroups: [same[0]?.group ?? ''],
      resources: same.map(({ resource }) => resource).sort(),
    }))
    .sort((a, b) => compareLists([...a.apiGroups, ...a.resources], [...b.apiGroups, ...b.resources]));
}
