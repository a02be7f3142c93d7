import type { Assessment } from '../model/assessment.ts';
import { renderCsv } from '../report/csv.ts';
import { renderJsonParts } from '../report/json.ts';
import { renderText } from '../report/text.ts';
import type { AssessFlags } from './flags.ts';
import type { Streams } from './streams.ts';
import { writeOutput } from './write-output.ts';

/** Tells an assessment in the format that was asked for. */
export async function writeAssessment(
  assessment: Assessment,
  flags: AssessFlags,
  streams: Streams,
): Promise<void> {
  await writeOutput(await render(assessment, flags, streams), flags.output, streams);
}

async function render(
  assessment: Assessment,
  flags: AssessFlags,
  streams: Streams,
): Promise<string | Iterable<string>> {
  switch (flags.format) {
    case 'json':
      return renderJsonParts(assessment);
    case 'csv':
      return renderCsv(assessment, { table: flags.csv, language: flags.lang });
    case 'html':
      return (await import('../report/html.ts')).renderHtml(assessment, { language: flags.lang });
    default:
      return renderText(assessment, textOptions(flags, streams));
  }
}

export function textOptions(flags: { lang: AssessFlags['lang']; output?: string }, streams: Streams) {
  const toFile = flags.output !== undefined && flags.output !== '-';
  return {
    language: flags.lang,
    width: toFile ? 80 : Math.min(streams.columns ?? 80, 120),
    colour: streams.colour && !toFile,
  };
}
