import type { ScanReport } from '../model/scan.ts';
import { renderJsonParts } from '../report/json.ts';
import { textOptions } from './render-assessment.ts';
import type { ScanFlags } from './scan-flags.ts';
import type { Streams } from './streams.ts';
import { VERSION } from './version.ts';
import { writeOutput } from './write-output.ts';

/** Tells a scan in the format that was asked for. */
export async function writeScan(report: ScanReport, flags: ScanFlags, streams: Streams): Promise<void> {
  await writeOutput(await rendered(report, flags, streams), flags.output, streams);
}

async function rendered(
  report: ScanReport,
  flags: ScanFlags,
  streams: Streams,
): Promise<string | Iterable<string>> {
  const language = flags.lang;
  switch (flags.format) {
    case 'json':
      return renderJsonParts(report);
    case 'sarif':
      return (await import('../report/scan-sarif.ts')).renderSarif(report, VERSION);
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
