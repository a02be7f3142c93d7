/** Pointers (RFC 6901) to what differs between two values, innermost first; a list that grew is told by its new elements. */
export function differences(before: unknown, after: unknown, at = ''): string[] {
  if (before === after) return [];
  if (before instanceof Date && after instanceof Date) return +before === +after ? [] : [at];
  const isGrown = before === undefined || before === null || typeof before === 'object';
  if (
    typeof after !== 'object' ||
    after === null ||
    !isGrown ||
    Array.isArray(before) !== Array.isArray(after && before ? after : before)
  )
    return [at];
  const old = (before ?? {}) as Record<string, unknown>;
  const changed = after as Record<string, unknown>;
  const names = new Set([...Object.keys(old), ...Object.keys(changed)]);
  return [...names].flatMap((name) => {
    const inner = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(changed, name)) return [inner];
    return differences(Object.hasOwn(old, name) ? old[name] : undefined, changed[name], inner);
  });
}
