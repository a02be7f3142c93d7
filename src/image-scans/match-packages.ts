import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { toComponentName } from '../advisories/components.ts';
import { type Match, Matcher } from '../advisories/matcher.ts';
import type { ImageSeverity } from './image-scan.ts';
import { type PackageUrl, parsePackageUrl } from './package-url.ts';
import { isRemoteCode, VulnerabilityList } from './vulnerability-list.ts';

/** A package of a bill of materials, and where its URL stands in it. */
export interface ListedPackage {
  purl: string;
  path: string;
}

const NO_FACTS = new Map<string, string>();
/** Orders in which a distribution's builds stand; upstream's bounds say nothing of those. */
const OF_DISTRIBUTIONS = new Set(['rpm', 'kernel']);

/** The packages that advisories name as affected. Packages that no advisory knows are not found, whatever they are. */
export function matchPackages(
  packages: readonly ListedPackage[],
  advisories: AdvisoryIndex | undefined,
): VulnerabilityList {
  const list = new VulnerabilityList(advisories);
  if (advisories === undefined) return list;
  const matcher = new Matcher(advisories);
  for (const { purl, path } of packages) {
    const parsed = parsePackageUrl(purl);
    if (parsed?.version === undefined) continue;
    const component = componentOf(parsed, advisories);
    if (component === undefined) continue;
    const version = versionOf(parsed, parsed.version);
    for (const match of matcher.match(component, version, NO_FACTS)) {
      if (match.affected === 'yes') take(match, parsed, version, path, list);
    }
  }
  return list;
}

/** Under which name advisories file it; a distribution's package counts only where they order its builds. */
function componentOf({ type, path, name }: PackageUrl, advisories: AdvisoryIndex): string | undefined {
  if (type !== 'golang' && type !== 'rpm') return undefined;
  const component = toComponentName(type === 'golang' ? path : name);
  const family = advisories.of(component).line?.family.name;
  if (family === undefined) return undefined;
  return OF_DISTRIBUTIONS.has(family) === (type === 'rpm') ? component : undefined;
}

function versionOf({ type, qualifiers }: PackageUrl, version: string): string {
  const epoch = qualifiers.get('epoch');
  return type === 'rpm' && epoch !== undefined ? `${epoch}:${version}` : version;
}

function take(
  { range }: Match,
  { path: name }: PackageUrl,
  installed: string,
  path: string,
  list: VulnerabilityList,
): void {
  const { advisory } = range;
  const { fixed, caveats } = range.explain();
  const vectors = advisory.records.flatMap((record) => record.vectors);
  list.add({
    id: advisory.id,
    aliases: advisory.ids.filter((id) => id !== advisory.id),
    package: name,
    installed,
    ...(fixed !== undefined && { fixedIn: fixed }),
    fix: fixed !== undefined || caveats.includes('fix-not-named') ? 'yes' : 'no',
    severity: severityOf(advisory.level),
    ...(isRemoteCode([advisory.summary], vectors) && { remoteCode: true }),
    path,
  });
}

function severityOf(level: string | undefined): ImageSeverity {
  if (level === undefined) return 'unknown';
  return level === 'none' ? 'negligible' : (level as ImageSeverity);
}
