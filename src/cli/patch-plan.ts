import type { Cluster } from '../model/facts/cluster.ts';
import type { PatchPlan } from '../model/patch-plan.ts';
import { inventoryOf } from '../patches/inventory.ts';
import { planPatches } from '../patches/patch-plan.ts';
import { inert } from '../report/inert.ts';
import { jsonText } from '../report/json.ts';
import { openAccount } from './advise-account.ts';
import { loadAdvisories } from './advisories-data.ts';
import { EXIT } from './exit-code.ts';
import type { ReportFlags } from './flags.ts';
import type { LiveFlags } from './live-flags.ts';
import { textOptions } from './render-assessment.ts';
import type { Shell } from './shell.ts';
import { writeOutput } from './write-output.ts';

/** Plans the upgrades of one cluster, and writes the plan for review. */
export async function runPatchPlan(
  input: string | undefined,
  flags: ReportFlags & LiveFlags & { cluster: string; data?: string },
  shell: Shell,
): Promise<void> {
  const { index, age } = await loadAdvisories(flags.data, shell.streams, Date.now());
  const opened = await openAccount(input, { ...flags, cluster: [flags.cluster] }, shell);
  const { tables, running, cells, snapshotTime, account } = opened;
  const cluster = tables.clusters.rows.find(
    ({ id, name }) => id === flags.cluster || (name.known && name.value === flags.cluster),
  ) as Cluster;
  const plan = planPatches({
    cluster,
    index,
    inventory: inventoryOf(tables, running),
    cells,
    tables,
    snapshotTime,
    account,
    dataAge: age,
  });
  await writeOutput(await render(plan, flags, shell), flags.output, shell.streams);
  shell.exitCode = exitCodeOf(plan);
}

async function render(plan: PatchPlan, flags: ReportFlags, shell: Shell): Promise<string> {
  switch (flags.format) {
    case 'json':
      return jsonText(plan);
    case 'yaml': {
      const { dump } = await import('js-yaml');
      const json = jsonText(plan);
      const text = dump(JSON.parse(json), { noRefs: true, lineWidth: 110 });
      // JSON is YAML, and can escape what would reorder or hide what a reviewer reads.
      return text.split('\n').every((line) => inert(line) === line) ? text : json;
    }
    default: {
      const { renderPatchPlan } = await import('../report/patch-plan-text.ts');
      return renderPatchPlan(plan, textOptions(flags, shell.streams));
    }
  }
}

/** 1 where an upgrade waits for the customer, 3 where something was not read, else 0. */
function exitCodeOf({ steps, undetermined, notes }: PatchPlan): number {
  if (steps.some(({ trigger }) => trigger === 'customer')) return EXIT.findings;
  const isUntold = steps.some(({ blockersUnread = [] }) => blockersUnread.length > 0);
  return isUntold || undetermined.length > 0 || notes.length > 0 ? EXIT.incomplete : EXIT.clean;
}
