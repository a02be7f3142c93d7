import type { TextOptions } from '../report/text-page.ts';
import type { ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

/** Writes a document as JSON, or as the text that `render` makes of it. */
export async function writeDocument(
  document: unknown,
  flags: ReportFlags,
  shell: Shell,
  render: (options: TextOptions) => Promise<string>,
): Promise<void> {
  const { writeOutput } = await import('./write-output.ts');
  const { textOptions } = await import('./render-assessment.ts');
  const { jsonText } = await import('../report/json.ts');
  const text = flags.format === 'json' ? jsonText(document) : await render(textOptions(flags, shell.streams));
  await writeOutput(text, flags.output, shell.streams);
}
