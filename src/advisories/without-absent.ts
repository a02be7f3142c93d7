type AbsentKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type WithoutAbsent<T> = Omit<T, AbsentKeys<T>> & { [K in AbsentKeys<T>]?: Exclude<T[K], undefined> };

/** The object without the members that are undefined, so that absence is written in one way. */
export function withoutAbsent<T extends object>(value: T): WithoutAbsent<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined),
  ) as WithoutAbsent<T>;
}
