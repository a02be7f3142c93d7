import { type Json, member, pointer } from '../kernel/json.ts';
import { ImageNames } from './image-names.ts';
import type { ImageScan, ImageSeverity, ImageVulnerability, ImportedScans } from './image-scan.ts';
import { idAt, instantAt, listAt, textAt } from './members.ts';
import { isRemoteCode, type KnownFlaws, VulnerabilityList } from './vulnerability-list.ts';

/** Repaired, as of the states of Security Center. */
const FIXED = new Set([7, 14]);

interface OneImage {
  names: ImageNames;
  list: VulnerabilityList;
  scannedAt: number | undefined;
}

/** One record, and where it stands. */
export interface ImageRecord {
  record: Json;
  path: string;
  page?: number;
}

/** Answers of Security Center's DescribeImageVulList: the vulnerabilities of all images in one list. */
export function importSecurityCenter(
  pages: readonly Json[],
  file: string,
  flaws?: KnownFlaws,
): ImportedScans {
  const isMany = pages.length > 1;
  const records = pages.flatMap((page, number) =>
    listAt(page, 'VulRecords').map((record, index) => ({
      record,
      path: isMany ? pointer(number, 'VulRecords', index) : pointer('VulRecords', index),
    })),
  );
  const scans = scansOfRecords(records, file, doubtOf(pages), flaws);
  return { scans, refused: scans.length === 0 ? ['no record in it names an image'] : [] };
}

/**
 * The records of a list by the image they are about.
 * @param doubt why the list is not whole, if it is not
 */
export function scansOfRecords(
  records: readonly ImageRecord[],
  file: string,
  doubt: string | undefined,
  flaws: KnownFlaws | undefined,
): ImageScan[] {
  const images = new Map<string, OneImage>();
  const nameless = records.filter((each) => !takeRecord(each, images, flaws)).length;
  const incomplete = doubt ?? (nameless > 0 ? `${nameless} of its records name no image` : undefined);
  return [...images.values()].map((image) => toScan(image, file, incomplete));
}

/** False where a record names no image. */
function takeRecord(
  each: ImageRecord,
  images: Map<string, OneImage>,
  flaws: KnownFlaws | undefined,
): boolean {
  const { record } = each;
  const names = new ImageNames().add(member(record, 'Image'), member(record, 'ImageDigest'));
  if (names.isEmpty) return false;
  const key = JSON.stringify(names.lists);
  let image = images.get(key);
  if (image === undefined) {
    image = { names, list: new VulnerabilityList(flaws), scannedAt: undefined };
    images.set(key, image);
  }
  const scannedAt = instantAt(record, 'ScanTime') ?? instantAt(record, 'LastTs');
  if (scannedAt !== undefined) image.scannedAt = Math.max(image.scannedAt ?? scannedAt, scannedAt);
  if (!FIXED.has(Number(member(record, 'Status') ?? 1))) takeVulnerability(each, image.list);
  return true;
}

function takeVulnerability({ record, path, page }: ImageRecord, list: VulnerabilityList): void {
  // `Related` holds the CVEs, separated by commas; `Name` is Security Center's own.
  const related = (textAt(record, 'Related') ?? '').split(',').map((text) => text.trim());
  const cves = related.filter((text) => /^CVE-\d{4}-\d+$/.test(text));
  const name = idAt(record, 'Name');
  const id = cves[0] ?? name;
  if (id === undefined) {
    list.addUnreadable();
    return;
  }
  const packages = listAt(member(record, 'ExtendContentJson'), 'RpmEntityList');
  const remote = isRemoteCode([textAt(record, 'AliasName')]);
  const told = {
    id,
    aliases: [...cves.slice(1, 20), ...(name === undefined ? [] : [name])],
    fix: fixOf(record, packages),
    severity: severityOf(textAt(record, 'Necessity')),
    ...(remote && { remoteCode: true as const }),
    ...(page !== undefined && { page }),
    ...(name === undefined
      ? { path: `${path}/Related`, shown: textAt(record, 'Related') ?? '' }
      : { path: `${path}/Name`, shown: name }),
  };
  for (const entry of packages.length > 0 ? packages : [null])
    list.add({
      ...told,
      package: textAt(entry, 'Name') ?? '?',
      installed: textAt(entry, 'FullVersion') ?? textAt(entry, 'Version') ?? '?',
    });
}

function fixOf(record: Json, packages: readonly Json[]): ImageVulnerability['fix'] {
  const canFix = textAt(record, 'CanFix');
  const hasCommand = packages.some((entry) => textAt(entry, 'UpdateCmd') !== undefined);
  if (canFix === 'yes' || hasCommand) return 'yes';
  return canFix === 'no' ? 'no' : 'unknown';
}

/** How urgent a repair is stands for how bad it is: high, medium, low. */
function severityOf(necessity: string | undefined): ImageSeverity {
  if (necessity === 'asap') return 'high';
  if (necessity === 'later') return 'medium';
  return necessity === 'nntf' ? 'low' : 'unknown';
}

function toScan({ names, list, scannedAt }: OneImage, file: string, doubt: string | undefined): ImageScan {
  const incomplete = list.incomplete ?? doubt;
  return {
    format: 'security-center',
    scanner: 'Security Center',
    ...names.lists,
    ...(scannedAt !== undefined && { scannedAt }),
    topGrade: 'high',
    vulnerabilities: list.all,
    ...(incomplete !== undefined && { incomplete }),
    file,
    path: '',
  };
}

function doubtOf(pages: readonly Json[]): string | undefined {
  if (pages.some((page) => !Array.isArray(member(page, 'VulRecords'))))
    return 'an answer has no list of records';
  if (pages.some((page) => member(page, 'TotalCount') === undefined))
    return 'an answer does not say how many records there are';
  const found = pages.reduce<number>((sum, page) => sum + listAt(page, 'VulRecords').length, 0);
  const total = Math.max(...pages.map((page) => Number(member(page, 'TotalCount') ?? found)));
  return found === total ? undefined : `${found} of ${total} records are in it`;
}
