import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/program.ts';
import type { Streams } from '../../src/cli/streams.ts';
import type { ScanFinding, ScanReport } from '../../src/model/scan.ts';

export interface Outcome {
  code: number;
  out: string;
  error: string;
}

/** Runs a command line in this process. */
export async function demarc(...argv: string[]): Promise<Outcome> {
  const outcome = { out: '', error: '' };
  const streams: Streams = {
    out: (text) => {
      outcome.out += text;
    },
    error: (text) => {
      outcome.error += text;
    },
    columns: undefined,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), ...outcome };
}

/** A new folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-scan-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Scans and reads the JSON report. */
export async function scanned(...argv: string[]): Promise<{ code: number; report: ScanReport }> {
  const { code, out, error } = await demarc('scan', ...argv, '--format', 'json');
  if (out === '') throw new Error(error);
  return { code, report: JSON.parse(out) as ScanReport };
}

export function findingOf(report: ScanReport, check: string): ScanFinding {
  const found = report.findings.filter((finding) => finding.check === check);
  if (found.length !== 1) throw new Error(`${found.length} findings of ${check}`);
  return found[0] as ScanFinding;
}
