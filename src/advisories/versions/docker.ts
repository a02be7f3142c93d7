import { compareSemVer, parsePrerelease, type SemVer, toSemVer } from './semver.ts';
import { PLAIN, type VersionFamily } from './version-family.ts';

const DOCKER =
  /^v?(\d{1,15})\.(\d{1,15})(?:\.(\d{1,15}))?(?:[-~](?:ce(?:[-~]((?:beta|rc|tp)\.?\d*))?|((?:alpha|beta|rc|tp)[.-]?\d*(?:\.\d+)*)))?(?:\+[0-9A-Za-z.-]+)?$/;

function parseDocker(text: string): SemVer | undefined {
  const parts = text.length > 256 ? null : DOCKER.exec(text.trim());
  if (parts === null) return undefined;
  const prerelease = parsePrerelease(parts[4] ?? parts[5]);
  return prerelease && toSemVer([parts[1] as string, parts[2] as string, parts[3] ?? '0'], prerelease);
}

/** Docker: year and month with a leading zero (`18.09.2`, `19.03.1-ce`), then plain numbers (`20.10.9`). */
export const docker: VersionFamily<SemVer> = {
  ...PLAIN,
  name: 'docker',
  parse: parseDocker,
  compare: compareSemVer,
  rankOf: ({ rank }) => rank,
  parseBound: (text) => parseDocker(/^\d+$/.test(text) ? `${text}.0` : text),
  branchOf: ({ numbers }) => numbers.slice(0, 2).join('.'),
};
