const SHORT = 16;
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a list holds a text; of a long list (thousands of resourceNames) a set is kept. */
export function holds(list: readonly string[] | undefined, text: string): boolean {
  if (list === undefined) return false;
  if (list.length <= SHORT) return list.includes(text);
  let set = sets.get(list);
  if (set === undefined) {
    set = new Set(list);
    sets.set(list, set);
  }
  return set.has(text);
}
