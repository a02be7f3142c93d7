import {
  IMAGE_SEVERITIES,
  type ImageScan,
  type ImageScanFile,
  type ImageSeverity,
  type ImageVulnerability,
} from '../../image-scans/image-scan.ts';
import { scansOfRecords } from '../../image-scans/import-security-center.ts';
import type { KnownFlaws } from '../../image-scans/vulnerability-list.ts';
import { compareText } from '../../kernel/compare.ts';
import { type Gap, seen, unseen } from '../../kernel/known.ts';
import { toInstantText } from '../../kernel/time.ts';
import type { ImageVulnerabilities } from '../facts/image-vulnerabilities.ts';
import type { Scope } from '../scope.ts';
import { COMPLETE, type Completeness, createTable, type Row, type Table } from '../table.ts';
import { gapOf, type Reading } from './reading.ts';

const SECURITY_CENTER = 'sas/DescribeImageVulList';
/** Of a file that was given beside the snapshot. */
export const IMAGE_SCANS = 'image-scan/file';

/**
 * Results of image scans, one row for each result and image. What was given is believed by itself; what was
 * collected proves that an image is sound only where every list of them was read whole.
 */
export function normaliseImageVulnerabilities(
  reading: Reading,
  account: Table<Row>,
  files: readonly ImageScanFile[] = [],
  flaws?: KnownFlaws,
): Table<ImageVulnerabilities> {
  const scope: Scope = account.rows[0]?.scope ?? { kind: 'account', account: reading.header.account };
  const collected = reading.list(SECURITY_CENTER, []);
  const records = collected.items.map(({ value, origin }) => ({
    record: value,
    path: origin.path,
    ...(origin.page !== undefined && { page: origin.page }),
  }));
  const rows = [
    ...files.flatMap(({ scans }) => scans.map((scan) => toRow(scan, scope, ofFile(scan), []))),
    ...scansOfRecords(records, '', undefined, flaws).map((scan) =>
      toRow(scan, scope, { source: SECURITY_CENTER, ids: [], path: scan.path }, collected.completeness.gaps),
    ),
  ];
  return createTable(rows, completenessOf(files, collected.completeness, rows.length > 0));
}

function ofFile({ format, file, path }: ImageScan): Row['at'] {
  return { source: `image-scan/${format}`, ids: [file], path };
}

function completenessOf(
  files: readonly ImageScanFile[],
  collected: Completeness,
  anyRow: boolean,
): Completeness {
  const refused = files.flatMap(({ file, refused: reasons }) =>
    reasons.map((reason) => gapOf(IMAGE_SCANS, [file], 'failed', reason)),
  );
  // Whoever gives results of their own does not wait for those of others. A list that was never asked for is none.
  const unread = collected.gaps.filter(({ outcome }) => outcome !== 'not-attempted');
  const gaps: Gap[] = files.length > 0 ? refused : [...unread];
  if (!anyRow)
    gaps.push(
      gapOf(
        IMAGE_SCANS,
        [],
        'absent',
        `no result of an image scan was given (--image-scan) or collected (${SECURITY_CENTER})`,
      ),
    );
  return gaps.length === 0 ? COMPLETE : { state: anyRow ? 'partial' : 'none', gaps };
}

function toRow(
  scan: ImageScan,
  scope: Scope,
  at: Row['at'],
  collectionGaps: readonly Gap[],
): ImageVulnerabilities {
  const { format, scanner, references, digests, scannedAt, topGrade, vulnerabilities } = scan;
  const name = references[0] ?? digests[0] ?? '?';
  const own = scan.incomplete === undefined ? [] : [gapOf(at.source, at.ids, 'absent', reasonOf(scan, name))];
  const gap = gapOf(at.source, at.ids, 'absent', `the result of ${name} does not say when it was scanned`);
  return {
    id: [at.source, ...at.ids, at.path, ...digests, ...references].join('\n'),
    subject: name,
    scope,
    at,
    format,
    scanner,
    references,
    digests,
    scannedAt:
      scannedAt === undefined ? unseen(gap) : seen(scannedAt, { ...at, value: toInstantText(scannedAt) }),
    topGrade,
    counts: countsOf(vulnerabilities),
    fixable: countsOf(vulnerabilities.filter(({ fix }) => fix === 'yes')),
    notable: vulnerabilities.filter((each) => isNotable(each, topGrade)).sort(compareWorst),
    gaps: [...own, ...collectionGaps],
  };
}

function reasonOf({ scanner, incomplete }: ImageScan, name: string): string {
  return `the result of ${name} (${scanner}) is not the whole: ${incomplete}`;
}

function countsOf(vulnerabilities: readonly ImageVulnerability[]): Record<ImageSeverity, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
  for (const { severity } of vulnerabilities) counts[severity]++;
  return counts;
}

function isNotable(
  { severity, exploited, remoteCode }: ImageVulnerability,
  topGrade: ImageSeverity,
): boolean {
  const isGrave = severity === 'critical' || severity === topGrade || severity === 'unknown';
  return isGrave || exploited === true || remoteCode === true;
}

function compareWorst(a: ImageVulnerability, b: ImageVulnerability): number {
  return (
    Number(b.exploited ?? false) - Number(a.exploited ?? false) ||
    IMAGE_SEVERITIES.indexOf(a.severity) - IMAGE_SEVERITIES.indexOf(b.severity) ||
    compareText(a.fix === 'yes' ? '' : a.fix, b.fix === 'yes' ? '' : b.fix) ||
    compareText(a.id, b.id) ||
    compareText(a.package, b.package)
  );
}
