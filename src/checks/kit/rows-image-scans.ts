import type { ImageVulnerability } from '../../image-scans/image-scan.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { ImageVulnerabilities } from '../../model/facts/image-vulnerabilities.ts';
import { ACCOUNT, CASE_TIME, known } from './rows.ts';

/** Of the image that `imageScan` is about. */
export const SCANNED_DIGEST = `sha256:${'ab'.repeat(32)}`;
export const SCANNED_IMAGE = 'registry.example.com/shop/app:1.2.3';

/** The day before the cases. */
export const SCANNED_AT = (parseInstant(CASE_TIME) as number) - 86_400_000;

/** A critical vulnerability that a newer release fixes. */
export function flaw(changes: Partial<ImageVulnerability> = {}): ImageVulnerability {
  return {
    id: 'CVE-2026-0001',
    aliases: [],
    package: 'openssl',
    installed: '3.0.1',
    fixedIn: '3.0.9',
    fix: 'yes',
    severity: 'critical',
    path: '/Results/0/Vulnerabilities/0/VulnerabilityID',
    ...changes,
  };
}

/** A whole and fresh result of an image in which nothing of note was found. */
export function imageScan(
  notable: readonly ImageVulnerability[] = [],
  changes: Partial<ImageVulnerabilities> = {},
): ImageVulnerabilities {
  const none = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
  return {
    id: `image-scan/trivy\napp.json\n${changes.scanner ?? 'trivy'}`,
    subject: SCANNED_IMAGE,
    scope: { kind: 'account', account: ACCOUNT },
    at: { source: 'image-scan/trivy', ids: ['app.json'], path: '' },
    format: 'trivy',
    scanner: 'trivy 0.70.0',
    references: [SCANNED_IMAGE],
    digests: [SCANNED_DIGEST],
    scannedAt: known(SCANNED_AT),
    topGrade: 'critical',
    counts: none,
    fixable: none,
    notable,
    gaps: [],
    ...changes,
  };
}
