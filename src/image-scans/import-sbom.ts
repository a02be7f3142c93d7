import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { type Json, member, pointer } from '../kernel/json.ts';
import { ImageNames } from './image-names.ts';
import type { ImportedScans, ScanFormat } from './image-scan.ts';
import { type ListedPackage, matchPackages } from './match-packages.ts';
import { at, instantAt, listAt, textAt } from './members.ts';
import { parsePackageUrl } from './package-url.ts';

/** A bill of materials proves what is in an image, and never that nothing is wrong with it. */
const NO_PROOF = 'a bill of materials held against advisories does not show that there are no others';

/** CycloneDX: the image is the component that `metadata` describes. */
export function importCycloneDx(document: Json, file: string, advisories?: AdvisoryIndex): ImportedScans {
  const image = at(document, 'metadata', 'component');
  const names = new ImageNames().addDigest(member(image, 'version')).add(imageInUrl(member(image, 'purl')));
  for (const property of listAt(image, 'properties')) {
    // Trivy's own: `aquasecurity:trivy:RepoDigest`.
    if (/:(?:RepoTag|RepoDigest|ImageID)$/.test(textAt(property, 'name') ?? ''))
      names.add(member(property, 'value'));
  }
  addName(names, image, 'version');
  const packages: ListedPackage[] = [];
  listComponents(member(document, 'components'), '/components', packages);
  return toScan('cyclonedx', document, names, instantAt(document, 'metadata', 'timestamp'), packages, {
    file,
    advisories,
  });
}

/** Components nest; a document is at most so deep as any JSON that is read. */
function listComponents(components: Json | undefined, path: string, into: ListedPackage[]): void {
  if (!Array.isArray(components)) return;
  components.forEach((component, index) => {
    const here = path + pointer(index);
    const purl = textAt(component, 'purl');
    if (purl !== undefined) into.push({ purl, path: `${here}/purl` });
    listComponents(member(component, 'components'), `${here}/components`, into);
  });
}

/** SPDX 2.x: the image is the package of the purpose CONTAINER. */
export function importSpdx(document: Json, file: string, advisories?: AdvisoryIndex): ImportedScans {
  const names = new ImageNames();
  const packages: ListedPackage[] = [];
  listAt(document, 'packages').forEach((item, index) => {
    const isImage = textAt(item, 'primaryPackagePurpose') === 'CONTAINER';
    if (isImage) {
      names.addDigest(member(item, 'versionInfo'));
      addName(names, item, 'versionInfo');
    }
    listAt(item, 'externalRefs').forEach((reference, number) => {
      const purl = textAt(reference, 'referenceLocator');
      if (textAt(reference, 'referenceType') !== 'purl' || purl === undefined) return;
      const path = pointer('packages', index, 'externalRefs', number, 'referenceLocator');
      if (isImage) names.add(imageInUrl(purl));
      else packages.push({ purl, path });
    });
  });
  return toScan('spdx', document, names, instantAt(document, 'creationInfo', 'created'), packages, {
    file,
    advisories,
  });
}

/** A name with its tag in it, or beside it as the version. */
function addName(names: ImageNames, image: Json | undefined, versionAt: string): void {
  const name = textAt(image, 'name');
  const version = textAt(image, versionAt);
  if (name === undefined) return;
  const isBare = !/[:@]/.test(name.slice(name.lastIndexOf('/') + 1));
  const isTag = version !== undefined && /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(version);
  if (!isBare) names.add(name);
  else if (isTag) names.add(`${name}:${version}`);
  // A name without any tag and any digest is not taken for the tag `latest`.
}

/** `pkg:oci/nginx@sha256:…?repository_url=index.docker.io/library/nginx&tag=1.29` */
function imageInUrl(purl: Json | undefined): string | undefined {
  const parsed = typeof purl === 'string' ? parsePackageUrl(purl) : undefined;
  if (parsed === undefined || (parsed.type !== 'oci' && parsed.type !== 'docker')) return undefined;
  const repository = parsed.qualifiers.get('repository_url') ?? parsed.path;
  const tag = parsed.qualifiers.get('tag');
  const version = parsed.version === undefined ? '' : `@${parsed.version}`;
  return `${repository}${tag === undefined ? '' : `:${tag}`}${version}`;
}

function toScan(
  format: Extract<ScanFormat, 'cyclonedx' | 'spdx'>,
  document: Json,
  names: ImageNames,
  scannedAt: number | undefined,
  packages: readonly ListedPackage[],
  { file, advisories }: { file: string; advisories: AdvisoryIndex | undefined },
): ImportedScans {
  if (names.isEmpty) return { scans: [], refused: ['it does not say which image it is about'] };
  const list = matchPackages(packages, advisories);
  return {
    scans: [
      {
        format,
        scanner: `advisories on ${format === 'spdx' ? 'SPDX' : 'CycloneDX'} ${versionOf(document)}`.trim(),
        ...names.lists,
        ...(scannedAt !== undefined && { scannedAt }),
        topGrade: 'critical',
        vulnerabilities: list.all,
        incomplete: NO_PROOF,
        file,
        path: '',
      },
    ],
    refused: [],
  };
}

function versionOf(document: Json): string {
  const version = textAt(document, 'specVersion') ?? textAt(document, 'spdxVersion')?.replace(/^SPDX-/, '');
  return (version ?? '').slice(0, 20);
}
