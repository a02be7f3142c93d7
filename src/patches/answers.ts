import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { type Facts, type Match, Matcher } from '../advisories/matcher.ts';
import type { Known } from '../kernel/known.ts';

/** No version: the ranges are undetermined, preconditions and statements still count. */
export const NO_VERSION = '';

/** What advisories say of versions; each version at places of one kind is asked about once. */
export class Answers {
  readonly #matcher: Matcher;
  readonly #known = new Map<string, ReadonlyMap<string, Match>>();
  readonly #keys = new WeakMap<Facts, string>();
  readonly #itemKeys = new WeakMap<object, string>();

  constructor(index: AdvisoryIndex) {
    this.#matcher = new Matcher(index);
  }

  /** The answer of one advisory; undefined where it does not name the component. */
  of(advisory: string, component: string, version: string, facts: Facts): Match | undefined {
    return this.#all(component, version, facts).get(advisory);
  }

  /** The advisories to which the version is open. */
  open(component: string, version: string, facts: Facts): readonly Match[] {
    return this.#matcher.match(component, version, facts).filter(({ affected }) => affected === 'yes');
  }

  #all(component: string, version: string, facts: Facts): ReadonlyMap<string, Match> {
    const key = JSON.stringify([component, version, this.#keyOf(facts)]);
    let found = this.#known.get(key);
    if (found === undefined) {
      found = new Map(
        this.#matcher
          .matchAll(component, version, facts)
          .map((match) => [match.range.advisory.id, match] as const),
      );
      this.#known.set(key, found);
    }
    return found;
  }

  /** The same for two items about which advisories say the same. */
  keyOf(item: { component: string; version: Known<string>; facts: Facts }): string {
    let key = this.#itemKeys.get(item);
    if (key === undefined) {
      const { component, version, facts } = item;
      const told = version.known ? version.value : `\n${version.because.reason}`;
      key = JSON.stringify([component, told, this.#keyOf(facts)]);
      this.#itemKeys.set(item, key);
    }
    return key;
  }

  #keyOf(facts: Facts): string {
    let key = this.#keys.get(facts);
    if (key === undefined) {
      key = JSON.stringify([...facts].sort());
      this.#keys.set(facts, key);
    }
    return key;
  }
}
