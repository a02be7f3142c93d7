import { PLAIN, type VersionFamily } from './versions/version-family.ts';

/** A version on the line of its family, with the text it was written as. */
export interface Bound {
  version: unknown;
  text: string;
}

/** The line of versions of one family: what ranges are cut from. */
export class Line {
  readonly family: VersionFamily;

  /** Every two versions compare: no distributions share the line. */
  readonly isWhole: boolean;

  constructor(family: VersionFamily) {
    this.family = family;
    this.isWhole = family.areComparable === PLAIN.areComparable;
  }

  bound(text: string): Bound | undefined {
    const version = this.family.parseBound(text);
    return version === undefined ? undefined : { version, text };
  }

  installed(text: string): Bound | undefined {
    const version = this.family.parse(text);
    return version === undefined ? undefined : { version, text };
  }

  /** The end of what a bound covers: an upstream release covers every vendor build of it. */
  lastOf({ version, text }: Bound): Bound {
    return { version: this.family.lastOf(version), text };
  }

  readonly compare = (a: Bound, b: Bound): number => this.family.compare(a.version, b.version);

  rankOf({ version }: Bound): number {
    return this.family.rankOf(version);
  }

  areComparable(a: Bound, b: Bound): boolean {
    return this.family.areComparable(a.version, b.version);
  }

  branchOf({ version }: Bound): string {
    return this.family.branchOf(version);
  }
}
