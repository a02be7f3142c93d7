import { compareSemVer, parseSemVerBound, type SemVer } from './semver.ts';
import { PLAIN, type VersionFamily } from './version-family.ts';

/**
 * Versions of Go modules: SemVer with a leading `v` that some databases drop, `+incompatible` for modules
 * without a module file, pseudo-versions (`v0.0.0-20191109021931-daa7c04131f5`), which sort as the
 * pre-releases they are, and the short forms `v1` and `v1.2`.
 */
export const go: VersionFamily<SemVer> = {
  ...PLAIN,
  name: 'go',
  parse: parseSemVerBound,
  compare: compareSemVer,
  rankOf: ({ rank }) => rank,
  parseBound: parseSemVerBound,
  branchOf: ({ numbers }) => numbers.slice(0, 2).join('.'),
};
