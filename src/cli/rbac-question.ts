import { UsageError } from '../kernel/usage-error.ts';
import type { Request } from '../rbac/access-review.ts';
import { isClusterScoped, knownResource } from './rbac-resources.ts';

export interface Question {
  request: Request;
  /** The namespace was given for a kind that is in none, and left out. */
  namespaceIgnored: boolean;
}

/** `VERB RESOURCE[.group][/subresource] [NAME]`, or `VERB /url`, as the API server would be asked. */
export function toQuestion(words: readonly string[], namespace: string | undefined): Question {
  const [verb, target, name, ...surplus] = words;
  if (verb === undefined || target === undefined || surplus.length > 0)
    throw new UsageError(
      'bad-flag',
      'A question is VERB RESOURCE[.group][/subresource] [NAME], or VERB /url: get pods, create pods/exec -n shop, get /healthz.',
    );
  if (target.startsWith('/')) {
    if (name !== undefined || namespace !== undefined)
      throw new UsageError('bad-flag', 'A URL has neither a name nor a namespace: leave it out.');
    return { request: { nonResourceAttributes: { verb, path: target } }, namespaceIgnored: false };
  }
  const { resource, group, subresource } = toResource(target);
  const namespaceIgnored = namespace !== undefined && isClusterScoped(resource, group);
  return {
    request: {
      resourceAttributes: {
        verb,
        group,
        resource,
        ...(subresource === '' ? {} : { subresource }),
        ...(name === undefined ? {} : { name }),
        ...(namespace === undefined || namespaceIgnored ? {} : { namespace }),
      },
    },
    namespaceIgnored,
  };
}

/** A bare name is looked up as kubectl does; what no API server brings along has to say its group. */
function toResource(target: string): { resource: string; group: string; subresource: string } {
  const slash = target.indexOf('/');
  const named = slash < 0 ? target : target.slice(0, slash);
  const subresource = slash < 0 ? '' : target.slice(slash + 1);
  const dot = named.indexOf('.');
  if (dot >= 0) return { resource: named.slice(0, dot), group: named.slice(dot + 1), subresource };
  const found = knownResource(named);
  return { resource: found?.resource ?? named, group: found?.group ?? '', subresource };
}
