import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { addChecksTestCommand } from './checks-test.ts';
import { addReportFlags, collected, type ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

interface ChecksFlags extends ReportFlags {
  userChecks: string[];
}

export function addChecksCommand(program: Command, shell: Shell): void {
  const command = program
    .command('checks')
    .description('list the checks, or explain one')
    .argument('[id]', 'a check');
  addReportFlags(command, ['text', 'json'], shell.streams);
  command.option(
    '--user-checks <path>',
    'checks of your own too, a file or folder (repeatable)',
    collected,
    [],
  );
  addChecksTestCommand(command, shell);
  command.action(async (id: string | undefined, flags: ChecksFlags) => {
    const { writeOutput } = await import('./write-output.ts');
    await writeOutput(await tell(id, flags, shell), flags.output, shell.streams);
  });
}

async function tell(id: string | undefined, flags: ChecksFlags, shell: Shell): Promise<string> {
  const { catalogue } = await import('../assess/assess.ts');
  const { toCatalogueEntries } = await import('../assess/catalogue-entries.ts');
  const { renderCheckExplanation, renderCheckList, renderCheckListJson } = await import(
    '../report/checks.ts'
  );
  const { textOptions } = await import('./render-assessment.ts');
  const { loadUserChecks } = await import('./scan-user-checks.ts');
  const { checks: own } = await loadUserChecks(flags.userChecks);
  const entries = toCatalogueEntries([...catalogue, ...own.map(({ check }) => check.check)]);
  if (id === undefined)
    return flags.format === 'json'
      ? renderCheckListJson(entries)
      : renderCheckList(entries, textOptions(flags, shell.streams));
  const entry = entries.find((item) => item.id === id);
  if (entry === undefined)
    throw new UsageError('check-not-found', `There is no check ${id}. \`demarc checks\` lists them.`);
  if (flags.format === 'json') return renderCheckListJson([entry]);
  const { pages } = await import('../checks/pages.generated.ts');
  return renderCheckExplanation(
    entry,
    proseIn(pages.get(id) ?? '', flags.lang),
    textOptions(flags, shell.streams),
  );
}

/** A page holds its three sections in English, then in Chinese. */
function proseIn(page: string, language: ReportFlags['lang']): string {
  const chinese = page.search(/^## \p{Script=Han}/mu);
  if (chinese < 0) return page;
  return language === 'zh-CN' ? page.slice(chinese) : page.slice(0, chinese);
}
