import type { Request } from '../rbac/access-review.ts';
import type { PolicyRule } from '../rbac/policy-rule.ts';
import { ruleAllows } from '../rbac/rule-allows.ts';
import { DANGEROUS_RIGHTS, type Need, type UrlNeed } from './dangerous-rights.ts';

/** A need of a dangerous right that a rule meets: for every object, or for the named ones only. */
export interface Met {
  need: Need | UrlNeed;
  names?: readonly string[];
}

const NEEDS = new Set(DANGEROUS_RIGHTS.flatMap(({ anyOf }) => anyOf.flat()));
/** Requests of these verbs carry no name, so a rule that is limited to names does not allow them. */
const NAMELESS = new Set(['create', 'deletecollection']);

/** The needs that one rule meets. */
export function needsMetBy(rule: PolicyRule): Met[] {
  const found: Met[] = [];
  for (const need of NEEDS) {
    if (requestsOf(need).some((request) => ruleAllows(rule, request))) found.push({ need });
    else if ((rule.resourceNames ?? []).length > 0 && meetsForNames(rule, need))
      found.push({ need, names: rule.resourceNames ?? [] });
  }
  return found;
}

function meetsForNames(rule: PolicyRule, need: Need | UrlNeed): boolean {
  const unlimited = { ...rule, resourceNames: [] };
  return requestsOf(need).some((request) => carriesName(request) && ruleAllows(unlimited, request));
}

/** list and watch name their object in a field selector; create does where the object is there already. */
function carriesName({ resourceAttributes }: Request): boolean {
  if (resourceAttributes === undefined) return false;
  const { verb = '', subresource = '' } = resourceAttributes;
  return !NAMELESS.has(verb) || (verb === 'create' && subresource !== '');
}

const requests = new Map<Need | UrlNeed, Request[]>();

/** The requests of which one is enough. */
function requestsOf(need: Need | UrlNeed): Request[] {
  let found = requests.get(need);
  if (found === undefined) {
    found =
      'nonResourceURL' in need
        ? need.verbs.map((verb) => ({ nonResourceAttributes: { verb, path: need.nonResourceURL } }))
        : need.verbs.flatMap((verb) =>
            need.resources.map((text) => {
              const [resource = '', subresource = ''] = text.split('/');
              return { resourceAttributes: { verb, group: need.group, resource, subresource } };
            }),
          );
    requests.set(need, found);
  }
  return found;
}
