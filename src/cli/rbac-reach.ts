import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { TakeoverView } from '../model/takeover.ts';
import { EXIT } from './exit-code.ts';
import { addReportFlags, type ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

type ReachFlags = ReportFlags & { cluster?: string; from?: string };

/** `rbac risks` and `rbac paths`. */
export function addReachCommands(rbac: Command, shell: Shell): void {
  const risks = rbac
    .command('risks')
    .description('subjects with dangerous rights, why they matter and what to do')
    .argument('<input>', 'a snapshot file, an export folder, or manifests')
    .option('--cluster <id>', 'which cluster of the input');
  addReportFlags(risks, ['text', 'json'], shell.streams);
  risks.action((input: string, flags: ReachFlags) => answerRisks(input, flags, shell));
  const paths = rbac
    .command('paths')
    .description('who can take a cluster or the account over, by the shortest way, and what cuts most')
    .argument('<input>', 'a snapshot file or an export folder')
    .option('--cluster <id>', 'only this cluster')
    .option('--from <name>', 'only of identities with this in their name');
  addReportFlags(paths, ['text', 'json', 'svg'], shell.streams);
  paths.action((input: string, flags: ReachFlags) => answerPaths(input, flags, shell));
}

async function answerRisks(input: string, flags: ReachFlags, shell: Shell): Promise<void> {
  const { openRbac } = await import('./rbac-open.ts');
  const { policy, cluster } = await openRbac(input, flags.cluster);
  const { risksIn } = await import('../reach/risks.ts');
  const risks = risksIn(policy);
  const { writeDocument } = await import('./write-document.ts');
  const document = { ...(cluster === undefined ? {} : { cluster }), subjects: risks, unread: policy.unread };
  await writeDocument(document, flags, shell, async (options) => {
    const { renderRisks } = await import('../report/rbac-risks-text.ts');
    return renderRisks(policy, risks, options);
  });
  shell.exitCode = risks.length > 0 ? EXIT.findings : policy.unread.length > 0 ? EXIT.incomplete : EXIT.clean;
}

async function answerPaths(input: string, flags: ReachFlags, shell: Shell): Promise<void> {
  const view = await takeoverOf(input, flags);
  if (flags.format === 'svg') {
    const [target, ...others] = view.targets.filter(({ paths }) => paths.length > 0);
    if (target === undefined || others.length > 1)
      throw new UsageError('bad-flag', 'A picture shows the ways into one cluster: give --cluster.');
    const { renderTakeoverDiagram } = await import('../report/takeover-svg.ts');
    const { writeOutput } = await import('./write-output.ts');
    await writeOutput(
      renderTakeoverDiagram(view, target, { language: flags.lang }),
      flags.output,
      shell.streams,
    );
    return;
  }
  const { writeDocument } = await import('./write-document.ts');
  await writeDocument(view, flags, shell, async (options) => {
    const { renderTakeover } = await import('../report/takeover-text.ts');
    return renderTakeover(view, options);
  });
  const found = view.targets.some(({ paths }) => paths.length > 0);
  shell.exitCode = found ? EXIT.findings : view.unread.length > 0 ? EXIT.incomplete : EXIT.clean;
}

async function takeoverOf(input: string, { cluster, from }: ReachFlags): Promise<TakeoverView> {
  const { openInput } = await import('../collect/open-input.ts');
  const { readTables } = await import('../assess/read-tables.ts');
  const { takeoverPaths } = await import('../identity/takeover-paths.ts');
  const tables = await readTables(await openInput(input));
  if (cluster !== undefined && tables.clusters.get(cluster) === undefined)
    throw new UsageError('scope-not-found', `${input} has no cluster ${cluster}.`);
  const view = takeoverPaths(tables, cluster);
  if (from === undefined) return view;
  const wanted = new Set(
    view.nodes.filter(({ label }) => label.toLowerCase().includes(from.toLowerCase())).map(({ id }) => id),
  );
  if (wanted.size === 0) throw new UsageError('identity-not-found', `No identity has ${from} in its name.`);
  const targets = view.targets.map((target) => ({
    ...target,
    paths: target.paths.filter((path) => wanted.has(path.from)),
  }));
  return { ...view, targets };
}
