export type Values = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const PLACEHOLDER = /\{([A-Za-z_][A-Za-z0-9_.-]*)\}/g;

/** Fills `{name}`; a name without a value stays as it stands. */
export function fill(template: string, values: Values, listSeparator = ', '): string {
  return template.replace(PLACEHOLDER, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(listSeparator) : String(value);
  });
}

export function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] as string);
}

/** Whether every placeholder of the template has a value. */
export function isFilledBy(template: string, values: Values): boolean {
  return placeholders(template).every((name) => Object.hasOwn(values, name));
}

/** The singular or plural form with `{count}` filled. */
export function countOf(forms: readonly [string, string], count: number): string {
  return fill(count === 1 ? forms[0] : forms[1], { count });
}
