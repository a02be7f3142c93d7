import type { Advice } from '../model/advice.ts';
import { advise } from '../patches/advise.ts';
import { Answers } from '../patches/answers.ts';
import { DEFAULT_DEADLINES } from '../patches/deadlines.ts';
import { inventoryOf } from '../patches/inventory.ts';
import { narrowAdvice } from '../patches/narrow.ts';
import { ReportBook } from '../patches/reported.ts';
import { openAccount } from './advise-account.ts';
import { installedOf } from './advise-flags.ts';
import { loadAdvisories } from './advisories-data.ts';
import type { ReportFlags } from './flags.ts';
import type { LiveFlags } from './live-flags.ts';
import { renderAdvices } from './render-advice.ts';
import type { Shell } from './shell.ts';
import { writeOutput } from './write-output.ts';

export interface ExportFlags extends ReportFlags, LiveFlags {
  data?: string;
  cluster: string[];
  region: string[];
  installed: string[];
}

/** Writes what every advisory means for an account. */
export async function exportAdvisories(
  input: string | undefined,
  flags: ExportFlags,
  shell: Shell,
): Promise<void> {
  const installed = installedOf(flags.installed);
  const { index, age } = await loadAdvisories(flags.data, shell.streams, Date.now());
  const { tables, running, cells, snapshotTime, account } = await openAccount(input, flags, shell);
  const inventory = inventoryOf(tables, running, installed);
  const shared = { answers: new Answers(index), book: new ReportBook(tables) };
  const narrowed = { clusters: flags.cluster, regions: flags.region };
  const advices = index.advisories
    .filter(({ withdrawn }) => !withdrawn)
    .map((advisory): Advice => {
      const given = { advisory, index, inventory, cells, tables, snapshotTime, account, shared };
      return narrowAdvice(advise({ ...given, deadlines: DEFAULT_DEADLINES, dataAge: age }), narrowed);
    });
  await writeOutput(await renderAdvices(advices, flags, shell), flags.output, shell.streams);
}
