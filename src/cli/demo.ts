import type { Command } from 'commander';
import { exitCodeOf } from './exit-code.ts';
import { type AssessFlags, addAssessFlags, addReportFlags, refuseCsvFlag } from './flags.ts';
import type { Shell } from './shell.ts';

export function addDemoCommand(program: Command, shell: Shell): void {
  const command = program
    .command('demo')
    .description('collect and judge the embedded demonstration account')
    .option('--snapshot <file>', 'keep the snapshot there');
  addReportFlags(command, ['text', 'json', 'html', 'csv'], shell.streams);
  addAssessFlags(command, 'none');
  command.action(async (flags: AssessFlags & { snapshot?: string }) => {
    refuseCsvFlag(command);
    const { collectDemo } = await import('./collect-demo.ts');
    const { assessSnapshot } = await import('./assess.ts');
    const { writeAssessment } = await import('./render-assessment.ts');
    const assessment = await collectDemo(flags.snapshot, shell.streams, (snapshot) =>
      assessSnapshot(snapshot, flags, shell),
    );
    await writeAssessment(assessment, flags, shell.streams);
    // The demonstration is complete by design, and incomplete where it shows what denied access looks like.
    shell.exitCode =
      flags.failOn === 'none' ? 0 : exitCodeOf(assessment, flags.failOn, Number.POSITIVE_INFINITY);
  });
}
