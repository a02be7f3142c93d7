import type { AccessReviewSpec } from '../../src/rbac/access-review.ts';
import type { WorldObject } from './world-object.ts';

/**
 * The authoriser's rules written down a second time, as slowly and plainly as they read, to hold the product
 * against. Shares no code with it.
 */
export function naivelyAllowed(objects: readonly WorldObject[], spec: AccessReviewSpec): boolean {
  const groups = spec.groups ?? [];
  if (groups.includes('system:masters')) return true;
  const namespace = spec.resourceAttributes?.namespace ?? '';
  for (const binding of objects) {
    const own = binding.metadata.namespace ?? '';
    if (binding.kind === 'RoleBinding' && (namespace === '' || own !== namespace)) continue;
    if (binding.kind !== 'RoleBinding' && binding.kind !== 'ClusterRoleBinding') continue;
    if (!(binding.subjects ?? []).some((subject) => isMeant(subject, own, spec.user ?? '', groups))) continue;
    const { roleRef } = binding;
    const role = objects.find(
      (object) =>
        object.kind === roleRef?.kind &&
        object.metadata.name === roleRef.name &&
        (object.kind === 'ClusterRole' || (own !== '' && object.metadata.namespace === own)),
    );
    for (const rule of role?.rules ?? []) if (ruleGrants(rule, spec)) return true;
  }
  return false;
}

function isMeant(
  subject: { kind: string; name: string; namespace?: string },
  bindingNamespace: string,
  user: string,
  groups: readonly string[],
): boolean {
  if (subject.kind === 'User') return subject.name === user;
  if (subject.kind === 'Group') return groups.includes(subject.name);
  const namespace = subject.namespace || bindingNamespace;
  return namespace !== '' && user === `system:serviceaccount:${namespace}:${subject.name}`;
}

function ruleGrants(rule: Record<string, readonly string[]>, spec: AccessReviewSpec): boolean {
  const of = (name: string) => rule[name] ?? [];
  const url = spec.nonResourceAttributes;
  if (url !== undefined) {
    const verb = of('verbs').some((one) => one === '*' || one === (url.verb ?? ''));
    return verb && of('nonResourceURLs').some((one) => urlMatches(one, url.path ?? ''));
  }
  const asked = spec.resourceAttributes ?? {};
  const subresource = asked.subresource ?? '';
  const whole = subresource === '' ? (asked.resource ?? '') : `${asked.resource ?? ''}/${subresource}`;
  const resources = of('resources');
  const names = of('resourceNames');
  return (
    of('verbs').some((one) => one === '*' || one === (asked.verb ?? '')) &&
    of('apiGroups').some((one) => one === '*' || one === (asked.group ?? '')) &&
    resources.some(
      (one) => one === '*' || one === whole || (subresource !== '' && one === `*/${subresource}`),
    ) &&
    (names.length === 0 || names.some((one) => one === (asked.name ?? '')))
  );
}

function urlMatches(pattern: string, path: string): boolean {
  if (pattern === '*' || pattern === path) return true;
  if (!pattern.endsWith('*')) return false;
  let prefix = pattern;
  while (prefix.endsWith('*')) prefix = prefix.slice(0, -1);
  return path.slice(0, prefix.length) === prefix;
}
