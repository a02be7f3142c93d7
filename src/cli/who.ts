import { type Command, Option } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { LAYERS, type Layer } from '../model/layer.ts';
import { type Scope, scopeName } from '../model/scope.ts';
import { addReportFlags, type ReportFlags } from './flags.ts';
import { addLiveFlags, type LiveFlags, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

interface WhoFlags extends ReportFlags, LiveFlags {
  input?: string;
  demo?: boolean;
}

export function addWhoCommand(program: Command, shell: Shell): void {
  const command = program
    .command('who')
    .description(
      'whose job is it, and why: for an account, cluster, cluster/pool, cluster/node or cluster/namespace/pod',
    )
    .argument('<scope>', 'an id or a name, as the ledger shows it')
    .argument('[layer]', `one of ${LAYERS.join(', ')}`)
    .addOption(
      new Option(
        '--input <path>',
        'a snapshot, an assessment or an export folder (default: the live account)',
      ),
    )
    .option('--demo', 'ask of the embedded demonstration account');
  addReportFlags(command, ['text', 'json'], shell.streams);
  addLiveFlags(command);
  command.action(async (scope: string, layer: string | undefined, flags: WhoFlags) => {
    if (layer !== undefined && !LAYERS.includes(layer as Layer)) {
      throw new UsageError('bad-flag', `There is no layer ${layer}. The layers are ${LAYERS.join(', ')}.`);
    }
    await answer(scope, layer as Layer | undefined, flags, shell);
  });
}

async function answer(
  wanted: string,
  layer: Layer | undefined,
  flags: WhoFlags,
  shell: Shell,
): Promise<void> {
  const assessment = await assessmentFor(flags, shell);
  const { findScope } = await import('../report/find-scope.ts');
  const found = findScope(assessment, wanted);
  if ('candidates' in found) throw notFound(wanted, found.named, found.candidates);
  const question = layer === undefined ? { scope: found.scope } : { scope: found.scope, layer };
  const { answerWho, renderWho } = await import('../report/who.ts');
  const { jsonText } = await import('../report/json.ts');
  const { textOptions } = await import('./render-assessment.ts');
  const { writeOutput } = await import('./write-output.ts');
  const text =
    flags.format === 'json'
      ? jsonText(answerWho(assessment, question))
      : renderWho(assessment, question, textOptions(flags, shell.streams));
  await writeOutput(text, flags.output, shell.streams);
}

async function assessmentFor(flags: WhoFlags, shell: Shell) {
  if (flags.demo && flags.input !== undefined)
    throw new UsageError('bad-flag', '--demo and --input name two accounts. Leave out one of the two.');
  if (flags.demo) refuseLiveFlags(flags, 'the demonstration account');
  if (flags.input !== undefined) refuseLiveFlags(flags, flags.input);
  if (flags.demo) {
    const { collectDemo } = await import('./collect-demo.ts');
    const { assessSnapshot } = await import('./assess.ts');
    return collectDemo(undefined, shell.streams, (snapshot) => assessSnapshot(snapshot, {}, shell));
  }
  if (flags.input !== undefined)
    return (await import('./open-assessment.ts')).openAssessment(flags.input, shell);
  return (await import('./assess.ts')).assessInput(undefined, flags, shell);
}

const SHOWN = 5;

function notFound(wanted: string, isName: boolean, candidates: readonly Scope[]): UsageError {
  const shown = candidates.slice(0, SHOWN).map(candidateName).join(', ');
  const more = candidates.length > SHOWN ? ` and ${candidates.length - SHOWN} more` : '';
  const said = isName
    ? `${candidates.length} scopes are called ${wanted}: ${shown}${more}. Ask with the id of one.`
    : candidates.length === 0
      ? `No scope is called ${wanted}. Run \`demarc assess\` to see them all.`
      : `No scope is called ${wanted}. Near it: ${shown}${more}.`;
  return new UsageError('scope-not-found', said);
}

/** What to type, and what people call it. */
function candidateName(scope: Scope): string {
  const { clusterName, nodePoolName } = scope;
  const called = [clusterName, nodePoolName].filter((name) => name !== undefined).join('/');
  return called === '' ? scopeName(scope) : `${scopeName(scope)} (${called})`;
}
