import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { FileScan, Needs } from '../manifests/file-scan.ts';
import type { ScanFinding } from '../model/scan.ts';
import { findingLine } from '../report/scan-json.ts';
import { NO_LINES } from './line-bytes.ts';
import type { ScannedFile } from './scan-file.ts';

/** What was found in a file, as it is kept: nothing that a report would not show. */
interface Kept {
  file: string;
  failing: boolean;
  template?: true;
  /** The only day on which it holds. */
  day?: string;
  scan?: Omit<FileScan, 'holds' | 'findings' | 'judged' | 'unjudged' | 'counts' | 'needs'> & {
    judged: [string, number][];
    unjudged: [string, number][];
    counts: [string, unknown][];
    needs: [string, { sources: string[]; objects: number }][];
  };
}

const OPTIONS = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
};

/** Undefined for what need not hold another time: a file that could not be opened, a verdict of this moment. */
export function toEntry(scanned: ScannedFile, today: string): Uint8Array<ArrayBuffer> | undefined {
  const { file, failing, template, scan, lines } = scanned;
  if (scanned.reason !== undefined || scan?.holds === 'moment') return undefined;
  const kept: Kept = { file, failing };
  if (template !== undefined) kept.template = template;
  let told: Uint8Array = lines;
  if (scan !== undefined) {
    const { holds, findings, judged, unjudged, counts, needs, ...rest } = scan;
    if (holds === 'day') kept.day = today;
    kept.scan = {
      ...rest,
      judged: [...judged],
      unjudged: [...unjudged],
      counts: [...counts],
      needs: [...needs].map(([check, { sources, objects }]) => [check, { sources: [...sources], objects }]),
    };
    if (findings.length > 0) told = Buffer.from(findings.map(findingLine).join(',\n'));
  }
  return new Uint8Array(
    zstdCompressSync(Buffer.concat([Buffer.from(`${JSON.stringify(kept)}\n`), told]), OPTIONS),
  );
}

/** What an entry of this file holds; undefined where it is damaged, or was true of another day. */
export function fromEntry(
  file: string,
  entry: Uint8Array,
  today: string,
  asLines: boolean,
): ScannedFile | undefined {
  let bytes: Buffer;
  try {
    bytes = zstdDecompressSync(entry);
  } catch {
    return undefined;
  }
  const end = bytes.indexOf('\n');
  const kept = JSON.parse(bytes.toString('utf8', 0, end)) as Kept;
  if (kept.file !== file || (kept.day ?? today) !== today) return undefined;
  const lines = bytes.subarray(end + 1);
  const scanned: ScannedFile = {
    file,
    lines: asLines ? new Uint8Array(lines) : NO_LINES,
    failing: kept.failing,
  };
  if (kept.template !== undefined) scanned.template = kept.template;
  if (kept.scan !== undefined) scanned.scan = toScan(kept.scan, asLines ? [] : findingsOf(lines));
  return scanned;
}

function findingsOf(lines: Buffer): ScanFinding[] {
  return JSON.parse(`[${lines.toString()}]`) as ScanFinding[];
}

function toScan(kept: NonNullable<Kept['scan']>, findings: ScanFinding[]): FileScan {
  return {
    ...kept,
    findings,
    judged: new Map(kept.judged),
    unjudged: new Map(kept.unjudged),
    counts: new Map(kept.counts) as FileScan['counts'],
    needs: new Map(
      kept.needs.map(([check, { sources, objects }]): [string, Needs] => [
        check,
        { sources: new Set(sources), objects },
      ]),
    ),
  };
}
