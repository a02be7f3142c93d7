import { closeSync, openSync } from 'node:fs';
import { UsageError } from '../kernel/usage-error.ts';
import type { ScanReport } from '../model/scan.ts';
import { scanJsonHead, scanJsonTail } from '../report/scan-json.ts';
import { textOptions } from './render-assessment.ts';
import type { ScanFlags } from './scan-flags.ts';
import type { Shell } from './shell.ts';
import type { Streams } from './streams.ts';
import { writeOutput } from './write-output.ts';
import { writePieces } from './write-pieces.ts';

const PIECE = 1 << 20;

/** Writes the JSON report while the files are scanned: its findings are not held. */
export class JsonOutput {
  private readonly write: (pieces: readonly Uint8Array[]) => void;
  private readonly descriptor: number | undefined;
  private pieces: Uint8Array[] = [];
  private size = 0;
  private separator = '\n';

  constructor(file: string | undefined, streams: Streams) {
    const descriptor = file === undefined || file === '-' ? undefined : opened(file);
    this.descriptor = descriptor;
    this.write =
      descriptor === undefined
        ? (pieces) => streams.out(Buffer.concat(pieces).toString())
        : (pieces) => writePieces(descriptor, pieces);
    this.put(Buffer.from(scanJsonHead()));
  }

  /** Takes findings, one a line, in UTF-8. */
  add(lines: Uint8Array): void {
    if (lines.length === 0) return;
    this.put(Buffer.from(this.separator));
    this.separator = ',\n';
    this.put(lines);
  }

  close(report: ScanReport): void {
    for (const part of scanJsonTail(report)) this.put(Buffer.from(part));
    this.flush();
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }

  /** Pieces are whole texts: none ends inside a character. */
  private put(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.size += bytes.length;
    if (this.size >= PIECE) this.flush();
  }

  private flush(): void {
    const { pieces } = this;
    this.pieces = [];
    this.size = 0;
    this.write(pieces);
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
    case 'gitlab':
      return (await import('../report/scan-gitlab.ts')).renderGitlab(report, language);
    case 'html':
      return (await import('../report/scan-html.ts')).renderScanHtml(report, language);
    case 'markdown':
      return (await import('../report/scan-markdown.ts')).renderScanMarkdown(report, language);
    default:
      return (await import('../report/scan-text.ts')).renderScanText(report, textOptions(flags, streams));
  }
}
