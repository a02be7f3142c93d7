import { closeSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../kernel/usage-error.ts';
import type { ScanReport } from '../model/scan.ts';
import { scanJsonHead, scanJsonTail } from '../report/scan-json.ts';
import { textOptions } from './render-assessment.ts';
import type { ScanFlags } from './scan-flags.ts';
import type { Shell } from './shell.ts';
import type { Streams } from './streams.ts';
import { writeOutput } from './write-output.ts';

const PIECE = 1 << 20;

/** Writes the JSON report while the files are scanned: its findings are not held. */
export class JsonOutput {
  private readonly write: (text: string) => void;
  private readonly descriptor: number | undefined;
  private piece: string;
  private separator = '\n';

  constructor(file: string | undefined, streams: Streams) {
    const descriptor = file === undefined || file === '-' ? undefined : opened(file);
    this.descriptor = descriptor;
    this.write =
      descriptor === undefined ? (text) => streams.out(text) : (text) => writeWhole(descriptor, text);
    this.piece = scanJsonHead();
  }

  /** Takes findings, one a line. */
  add(lines: string): void {
    if (lines === '') return;
    this.put(this.separator + lines);
    this.separator = ',\n';
  }

  close(report: ScanReport): void {
    for (const part of scanJsonTail(report)) this.put(part);
    this.write(this.piece);
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }

  private put(text: string): void {
    this.piece += text;
    if (this.piece.length < PIECE) return;
    this.write(this.piece);
    this.piece = '';
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'w', 0o600);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError('output-unwritable', `Cannot write ${file}: ${code}. Choose another --output.`);
  }
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** Tells a scan in any other format. */
export async function writeScan(report: ScanReport, flags: ScanFlags, shell: Shell): Promise<void> {
  await writeOutput(await rendered(report, flags, shell), flags.output, shell.streams);
}

async function rendered(report: ScanReport, flags: ScanFlags, { streams, version }: Shell): Promise<string> {
  const language = flags.lang;
  switch (flags.format) {
    case 'sarif':
      return (await import('../report/scan-sarif.ts')).renderSarif(report, version);
    case 'junit':
      return (await import('../report/scan-junit.ts')).renderJunit(report, language);
    case 'github':
      return (await import('../report/scan-github.ts')).renderGithub(report, language);
    case 'html':
      return (await import('../report/scan-html.ts')).renderScanHtml(report, language);
    case 'markdown':
      return (await import('../report/scan-markdown.ts')).renderScanMarkdown(report, language);
    default:
      return (await import('../report/scan-text.ts')).renderScanText(report, textOptions(flags, streams));
  }
}
