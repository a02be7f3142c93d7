import { isObject, type Json, member, pointer } from '../kernel/json.ts';
import { ImageNames } from './image-names.ts';
import type { ImageScan, ImportedScans } from './image-scan.ts';
import { at, idAt, instantAt, listAt, textAt, textsAt } from './members.ts';
import { isRemoteCode, type KnownFlaws, severityOf, VulnerabilityList } from './vulnerability-list.ts';

/** Classes of results that come of looking for vulnerabilities; the others are of secrets and settings. */
const OF_PACKAGES = new Set(['os-pkgs', 'lang-pkgs']);

/** A report of `trivy image --format json`, SchemaVersion 2. */
export function importTrivy(document: Json, file: string, flaws?: KnownFlaws): ImportedScans {
  const version = member(document, 'SchemaVersion');
  if (version !== 2)
    return {
      scans: [],
      refused: [`it has the schema ${JSON.stringify(version ?? null)} of Trivy; 2 is read`],
    };
  const kind = textAt(document, 'ArtifactType');
  if (kind !== undefined && kind !== 'container_image')
    return { scans: [], refused: [`it is a report on a ${kind.slice(0, 40)}, not on an image`] };
  const names = namesIn(member(document, 'Metadata')).add(member(document, 'ArtifactName'));
  if (names.isEmpty) return { scans: [], refused: ['it does not say which image it is about'] };
  return { scans: [toScan(document, document, names, file, '', flaws)], refused: [] };
}

/** A report of `trivy k8s --report all --format json`: one resource after the other, each with its images. */
export function importTrivyCluster(document: Json, file: string, flaws?: KnownFlaws): ImportedScans {
  const scans: ImageScan[] = [];
  const refused: string[] = [];
  for (const list of ['Resources', 'Vulnerabilities'] as const) {
    listAt(document, list).forEach((resource, index) => {
      const path = pointer(list, index);
      const metadata = member(resource, 'Metadata');
      const images = Array.isArray(metadata) ? metadata : metadata === undefined ? [] : [metadata];
      // Resources without an image have settings only.
      const named = images.map(namesIn).filter((names) => !names.isEmpty);
      const [names] = named;
      if (names === undefined) return;
      if (named.length > 1) {
        refused.push(`${path} is about ${named.length} images together, and does not say what is in which`);
        return;
      }
      scans.push(toScan(resource, document, names, file, path, flaws));
    });
  }
  if (scans.length + refused.length === 0) refused.push('it holds no result of an image; use --report all');
  return { scans, refused };
}

function namesIn(metadata: Json | undefined): ImageNames {
  return new ImageNames().add(
    member(metadata, 'ImageID'),
    ...textsAt(metadata, 'RepoTags'),
    ...textsAt(metadata, 'RepoDigests'),
    member(metadata, 'Reference'),
  );
}

function toScan(
  holder: Json,
  document: Json,
  names: ImageNames,
  file: string,
  path: string,
  flaws: KnownFlaws | undefined,
): ImageScan {
  const list = new VulnerabilityList(flaws);
  const results = listAt(holder, 'Results');
  results.forEach((result, index) => {
    takeVulnerabilities(result, path + pointer('Results', index), list);
  });
  const version = textAt(document, 'Trivy', 'Version');
  const scannedAt = instantAt(holder, 'CreatedAt') ?? instantAt(document, 'CreatedAt');
  const incomplete = list.incomplete ?? doubtOf(holder, results);
  return {
    format: 'trivy',
    scanner: version === undefined ? 'trivy' : `trivy ${version.slice(0, 40)}`,
    ...names.lists,
    ...(scannedAt !== undefined && { scannedAt }),
    topGrade: 'critical',
    vulnerabilities: list.all,
    ...(incomplete !== undefined && { incomplete }),
    file,
    path,
  };
}

/** A report without a single list of packages may be one of secrets or settings only. */
function doubtOf(holder: Json, results: readonly Json[]): string | undefined {
  const error = textAt(holder, 'Error');
  if (error !== undefined) return `the scanner failed: ${error.slice(0, 120)}`;
  if (!results.every(isObject)) return 'a result in it is not an object';
  const looked = results.some((result) => OF_PACKAGES.has(textAt(result, 'Class') ?? ''));
  return looked ? undefined : 'it shows no package that was looked at';
}

function takeVulnerabilities(result: Json, path: string, list: VulnerabilityList): void {
  const found = member(result, 'Vulnerabilities');
  if (found === undefined || found === null) return;
  if (!Array.isArray(found)) {
    list.addUnreadable();
    return;
  }
  found.forEach((item, index) => {
    const id = idAt(item, 'VulnerabilityID');
    if (id === undefined) {
      list.addUnreadable();
      return;
    }
    const fixedIn = textAt(item, 'FixedVersion');
    const remote = isRemoteCode([textAt(item, 'Title'), textAt(item, 'Description')], vectorsOf(item));
    list.add({
      id,
      aliases: textsAt(item, 'VendorIDs').slice(0, 20),
      package: textAt(item, 'PkgName') ?? '?',
      installed: textAt(item, 'InstalledVersion') ?? '?',
      ...(fixedIn !== undefined && { fixedIn }),
      // Trivy leaves the release out where there is none.
      fix: fixedIn === undefined && textAt(item, 'Status') !== 'fixed' ? 'no' : 'yes',
      severity: severityOf(textAt(item, 'Severity')),
      ...(remote && { remoteCode: true }),
      path: `${path}/Vulnerabilities/${index}/VulnerabilityID`,
    });
  });
}

/** By whoever gave one: `CVSS: {nvd: {V3Vector}}`. */
function vectorsOf(item: Json): string[] {
  const given = at(item, 'CVSS');
  if (!isObject(given)) return [];
  return Object.values(given).flatMap((score) => textAt(score, 'V3Vector') ?? []);
}
