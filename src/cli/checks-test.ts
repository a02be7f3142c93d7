import type { Command } from 'commander';
import type { CaseReport } from '../model/case-report.ts';
import { EXIT } from './exit-code.ts';
import type { ReportFlags } from './flags.ts';
import type { LoadedUserChecks } from './scan-user-checks.ts';
import type { Shell } from './shell.ts';

/** Flags are those of `checks`. */
export function addChecksTestCommand(checks: Command, shell: Shell): void {
  const command = checks
    .command('test')
    .description('run the cases of checks of your own')
    .argument('<path...>', 'files of checks, or folders of them');
  command.action(async (paths: string[]) => {
    const flags = command.optsWithGlobals<ReportFlags>();
    const { loadUserChecks } = await import('./scan-user-checks.ts');
    const report = await ranCases(await loadUserChecks(paths));
    const { writeOutput } = await import('./write-output.ts');
    await writeOutput(await rendered(report, flags), flags.output, shell.streams);
    shell.exitCode = report.failed.length + report.untested.length > 0 ? EXIT.findings : EXIT.clean;
  });
}

async function ranCases({ files, checks }: LoadedUserChecks): Promise<CaseReport> {
  const { runCase } = await import('../user-checks/user-case.ts');
  const report: CaseReport = { checks: checks.length, passed: 0, failed: [], untested: [] };
  for (const { file } of files)
    if (!checks.some((read) => read.file === file)) report.untested.push({ file, line: 1 });
  for (const { file, line, check, cases } of checks) {
    const { id } = check.check;
    if (cases.length === 0) report.untested.push({ file, line, check: id });
    for (const given of cases) {
      const { verdict, why } = runCase(check, given);
      const { name, line, expect: expected } = given;
      if (verdict === expected) report.passed++;
      else
        report.failed.push({
          file,
          line,
          check: id,
          name,
          expected,
          seen: verdict,
          ...(why === undefined ? {} : { why }),
        });
    }
  }
  return report;
}

async function rendered(report: CaseReport, flags: ReportFlags): Promise<string> {
  if (flags.format === 'json') return (await import('../report/json.ts')).jsonText(report);
  return (await import('../report/case-report.ts')).renderCaseReport(report, flags.lang);
}
