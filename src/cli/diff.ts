import type { Command } from 'commander';
import { addReportFlags, type ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

export function addDiffCommand(program: Command, shell: Shell): void {
  const command = program
    .command('diff')
    .description('compare two assessments by the fingerprints of their findings')
    .argument('<old>', 'an assessment (JSON), a snapshot file or an export folder')
    .argument('<new>', 'the later one');
  addReportFlags(command, ['text', 'json'], shell.streams);
  command.action(async (before: string, after: string, flags: ReportFlags) => {
    const { openAssessment } = await import('./open-assessment.ts');
    const { compareAssessments } = await import('../report/compare-assessments.ts');
    const { renderDiff, renderDiffJson } = await import('../report/diff.ts');
    const { textOptions } = await import('./render-assessment.ts');
    const { writeOutput } = await import('./write-output.ts');
    const [older, newer] = [await openAssessment(before, shell), await openAssessment(after, shell)];
    const diff = compareAssessments(older, newer);
    const text =
      flags.format === 'json'
        ? renderDiffJson(diff)
        : renderDiff(diff, newer.catalogue, textOptions(flags, shell.streams));
    await writeOutput(text, flags.output, shell.streams);
  });
}
