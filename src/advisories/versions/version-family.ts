/**
 * One way of writing and ordering versions. What `parse` does not recognise has no place in the order: the
 * answer about it is undetermined, never "not affected".
 */
export interface VersionFamily<V = unknown> {
  readonly name: string;
  /** What is installed. */
  parse(text: string): V | undefined;
  /** Negative where `a` is older than `b`; a total order over what `parse` and `parseBound` give. */
  compare(a: V, b: V): number;
  /** A number that never falls as versions rise, so that most are told apart by it; NaN where there is none. */
  rankOf(version: V): number;
  /** A bound as advisories write it: more lenient than `parse`. */
  parseBound(text: string): V | undefined;
  /** The newest build that a bound covers: an upstream bound covers every vendor build of its release. */
  lastOf(bound: V): V;
  /** Whether the order says anything about these two; packages of different distributions do not compare. */
  areComparable(a: V, b: V): boolean;
  /** Whether `compare` says which of two installed versions is the older one. */
  haveOrder(a: V, b: V): boolean;
  /** The release branch, in which one expects a fix. */
  branchOf(version: V): string;
  /** The vendor counts its own patches: an upstream range cannot know whether the fix was carried back. */
  isPatchedByVendor(version: V): boolean;
}

/** What most families answer: everything compares, a bound covers itself, no vendor patches. */
export const PLAIN = {
  rankOf: (): number => Number.NaN,
  lastOf: <V>(bound: V): V => bound,
  areComparable: (): boolean => true,
  haveOrder: (): boolean => true,
  isPatchedByVendor: (): boolean => false,
};
