import { referenceText } from '../../image-scans/image-names.ts';
import type { ImageVulnerability } from '../../image-scans/image-scan.ts';
import type { ImageReference } from '../../kernel/image-reference.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { ImageVulnerabilities } from '../../model/facts/image-vulnerabilities.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { evidenceAt } from '../../model/normalise/fields.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';
import { imagesWhere } from './images.ts';

/** A vulnerability, with the result that has it. */
export interface FoundInImage {
  vulnerability: ImageVulnerability;
  scan: ImageVulnerabilities;
}

/** What the results say of one image. */
export interface ImageAnswer {
  /** As it is written in the pod. */
  text: string;
  scans: readonly ImageVulnerabilities[];
  /** The results are of the very content that runs, not of whatever a tag named when it was scanned. */
  exact: boolean;
}

interface Index {
  byDigest: ReadonlyMap<string, readonly ImageVulnerabilities[]>;
  byReference: ReadonlyMap<string, readonly ImageVulnerabilities[]>;
  answers: Map<string, ImageAnswer>;
}
// Very many pods ask about few images.
const indexes = new WeakMap<Table<ImageVulnerabilities>, Index>();

/** The answers for the images of a pod, each once, and the images that no runtime accepts. */
export function answersFor(
  row: PodTemplate,
  table: Table<ImageVulnerabilities>,
): { answers: readonly ImageAnswer[]; invalid: readonly Gap[] } {
  const { found, invalid } = imagesWhere(row, () => true);
  const answers = new Set<ImageAnswer>();
  for (const { name, text, image } of found)
    answers.add(answerFor(text, image, row.pod?.running?.get(name), table));
  return { answers: [...answers], invalid };
}

function answerFor(
  text: string,
  image: ImageReference,
  running: string | undefined,
  table: Table<ImageVulnerabilities>,
): ImageAnswer {
  const index = indexOf(table);
  const key = `${text}\n${running ?? ''}`;
  let answer = index.answers.get(key);
  if (answer === undefined) {
    answer = { text, ...scansOf(image, running, index) };
    index.answers.set(key, answer);
  }
  return answer;
}

function scansOf(
  image: ImageReference,
  running: string | undefined,
  { byDigest, byReference }: Index,
): Omit<ImageAnswer, 'text'> {
  const digests = [image.digest, running].filter((digest) => digest !== undefined);
  const exact = [...new Set(digests.flatMap((digest) => byDigest.get(digest) ?? []))];
  if (exact.length > 0) return { scans: newest(exact), exact: true };
  const named = byReference.get(referenceText(image)) ?? [];
  // A result of other content, though of the same tag, is of another image.
  const scans = digests.length === 0 ? named : named.filter((scan) => scan.digests.length === 0);
  return { scans: newest(scans), exact: false };
}

/** Of one scanner the newest result stands; those without a time stand beside it. */
function newest(scans: readonly ImageVulnerabilities[]): ImageVulnerabilities[] {
  return scans.filter(({ format, scannedAt }) => {
    const later = scans.some(
      (other) =>
        other.format === format &&
        other.scannedAt.known &&
        scannedAt.known &&
        other.scannedAt.value > scannedAt.value,
    );
    return !later;
  });
}

function indexOf(table: Table<ImageVulnerabilities>): Index {
  let index = indexes.get(table);
  if (index === undefined) {
    const byDigest = new Map<string, ImageVulnerabilities[]>();
    const byReference = new Map<string, ImageVulnerabilities[]>();
    for (const row of table.rows) {
      for (const digest of row.digests) put(byDigest, digest, row);
      for (const reference of row.references) put(byReference, reference, row);
    }
    index = { byDigest, byReference, answers: new Map() };
    indexes.set(table, index);
  }
  return index;
}

function put(map: Map<string, ImageVulnerabilities[]>, key: string, row: ImageVulnerabilities): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}

/** Where a vulnerability stands in its result. */
export function evidenceOfFound({ vulnerability, scan }: FoundInImage): Evidence {
  const { path, page, shown, id } = vulnerability;
  const { source, ids } = scan.at;
  return evidenceAt({ source, ids, path: '', ...(page !== undefined && { page }) }, path, shown ?? id);
}

/** `CVE-2025-0001 openssl 3.0.1 → 3.0.9`: as findings name it. */
export function nameOfFound({ vulnerability }: FoundInImage): string {
  const { id, package: name, installed, fixedIn } = vulnerability;
  return `${id} ${name} ${installed}${fixedIn === undefined ? '' : ` → ${fixedIn}`}`;
}

/** That an image has no result, or none of what runs. */
export function unscanned({ text }: ImageAnswer): Gap {
  return gapOf('image-scan/file', [], 'absent', `no scan result of image ${text}`);
}

/** That results are of a tag, which may have named other content when it was scanned. */
export function inexact({ text }: ImageAnswer): Gap {
  return gapOf(
    'image-scan/file',
    [],
    'absent',
    `the scan result of image ${text} is not of the digest that runs`,
  );
}
