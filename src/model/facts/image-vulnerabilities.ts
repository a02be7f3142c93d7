import type { ImageSeverity, ImageVulnerability, ScanFormat } from '../../image-scans/image-scan.ts';
import type { Gap, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What one scanner found in one image. */
export interface ImageVulnerabilities extends Row {
  format: ScanFormat;
  scanner: string;
  /** `registry/repository:tag`, as a container runtime resolves it. */
  references: readonly string[];
  /** `sha256:…`: what is scanned, whatever it is called. */
  digests: readonly string[];
  /** Epoch milliseconds. */
  scannedAt: Known<number>;
  /** The worst grade that the scanner has. */
  topGrade: 'critical' | 'high';
  /** How many there are of each severity, and how many of those a newer release fixes. */
  counts: Readonly<Record<ImageSeverity, number>>;
  fixable: Readonly<Record<ImageSeverity, number>>;
  /** Those that matter to somebody: critical or of no known grade, exploited, run code remotely. Worst first. */
  notable: readonly ImageVulnerability[];
  /** Why there may be more; empty where the result is the whole of it. */
  gaps: readonly Gap[];
}
