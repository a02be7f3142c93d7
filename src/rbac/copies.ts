import { ruleKey } from './policy-rule.ts';
import { type BindingObject, objectKey, type RoleObject } from './rbac-object.ts';

const CONTRADICTION = 'its copies contradict each other';

/** One role a name: where copies differ, only the rules that all of them have are known. */
export function mergeRoles(roles: readonly RoleObject[]): RoleObject[] {
  return merged(roles, roleText, (copies) => {
    const [first, ...others] = copies as [RoleObject, ...RoleObject[]];
    const keys = others.map((other) => new Set(other.rules.map(ruleKey)));
    const rules = first.rules.filter((rule) => keys.every((known) => known.has(ruleKey(rule))));
    return { ...first, rules, doubts: [...first.doubts, CONTRADICTION] };
  });
}

/** One binding a name: where copies differ, only the subjects and the role that all of them have are known. */
export function mergeBindings(bindings: readonly BindingObject[]): BindingObject[] {
  return merged(bindings, bindingText, (copies) => {
    const [{ roleRef, ...first }, ...others] = copies as [BindingObject, ...BindingObject[]];
    const known = others.map((other) => new Set(other.subjects.map(subjectText)));
    const subjects = first.subjects.filter((subject) =>
      known.every((texts) => texts.has(subjectText(subject))),
    );
    const same = others.every((other) => JSON.stringify(other.roleRef) === JSON.stringify(roleRef));
    const binding = { ...first, subjects, anybody: true, doubts: [...first.doubts, CONTRADICTION] };
    return same && roleRef !== undefined ? { ...binding, roleRef } : binding;
  });
}

function merged<T extends RoleObject | BindingObject>(
  objects: readonly T[],
  textOf: (object: T) => string,
  merge: (copies: readonly T[]) => T,
): T[] {
  const byName = new Map<string, T[]>();
  for (const object of objects) {
    const key = objectKey(object.id);
    const copies = byName.get(key);
    if (copies === undefined) byName.set(key, [object]);
    else copies.push(object);
  }
  return [...byName.values()].map((copies) => {
    const [first] = copies as [T, ...T[]];
    if (copies.length === 1) return first;
    return new Set(copies.map(textOf)).size === 1 ? first : merge(copies);
  });
}

function roleText(role: RoleObject): string {
  const selectors = role.selectors?.map((one) => [[...one.matchLabels], one.matchExpressions]);
  return JSON.stringify([role.rules.map(ruleKey), [...role.labels].sort(), selectors, role.doubts]);
}

function bindingText({ roleRef, subjects, doubts }: BindingObject): string {
  return JSON.stringify([roleRef, subjects.map(subjectText), doubts]);
}

function subjectText({ kind, namespace, name }: { kind: string; namespace?: string; name: string }): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}
