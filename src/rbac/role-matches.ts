import type { CompiledRole, RbacPolicy } from './policy.ts';
import type { PreparedRequest } from './prepared-request.ts';

/** For each request, the first allowing rule of the roles that were asked about. */
type Matches = Map<CompiledRole, number>;

/** Of more requests than these nothing is kept: the same few are asked of thousands of subjects. */
const KEPT = 256;
const kept = new WeakMap<RbacPolicy, Map<string, Matches>>();

/** Answers which rule of a role allows the request first, or -1; each role is looked through once. */
export function matchesOf(policy: RbacPolicy, request: PreparedRequest): (role: CompiledRole) => number {
  const matches = matchesFor(policy, request);
  return (role) => {
    const known = matches.get(role);
    if (known !== undefined) return known;
    const rule = role.index.firstAllowing(request);
    matches.set(role, rule);
    return rule;
  };
}

function matchesFor(policy: RbacPolicy, request: PreparedRequest): Matches {
  let byRequest = kept.get(policy);
  if (byRequest === undefined) {
    byRequest = new Map();
    kept.set(policy, byRequest);
  }
  const key = keyOf(request);
  let matches = byRequest.get(key);
  if (matches === undefined) {
    if (byRequest.size >= KEPT) byRequest.clear();
    matches = new Map();
    byRequest.set(key, matches);
  }
  return matches;
}

/** Lengths keep apart what a separator in a name would run together. */
function keyOf(request: PreparedRequest): string {
  const { verb } = request;
  if ('path' in request) return `u${verb.length}:${verb}${request.path}`;
  const { group, name, texts } = request;
  const [, resource = '', anySubresource = ''] = texts;
  return `r${verb.length}:${verb}${group.length}:${group}${name.length}:${name}${anySubresource.length}:${anySubresource}${resource}`;
}
