import type { Subject } from './access-review.ts';

const ACCOUNT = /^system:serviceaccount:([a-z0-9](?:[-a-z0-9]*[a-z0-9])?):([^:]+)$/;

/**
 * A subject with the groups that authentication adds. A node's `system:nodes` comes from its certificate, so it
 * is added to nobody.
 */
export function withImplicitGroups(subject: Subject): Subject {
  const { user = '', groups = [] } = subject;
  return { ...subject, groups: [...new Set([...groups, ...implicitGroups(user, groups)])] };
}

function implicitGroups(user: string, groups: readonly string[]): string[] {
  if (user === 'system:anonymous' || groups.includes('system:unauthenticated'))
    return ['system:unauthenticated'];
  const namespace = ACCOUNT.exec(user)?.[1];
  const ofAccount =
    namespace === undefined ? [] : ['system:serviceaccounts', `system:serviceaccounts:${namespace}`];
  return [...ofAccount, 'system:authenticated'];
}
