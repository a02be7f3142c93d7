import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { Subject } from '../rbac/access-review.ts';
import { EXIT } from './exit-code.ts';
import { addReportFlags, collected, type ReportFlags } from './flags.ts';
import { addMinimiseCommand } from './rbac-minimise.ts';
import type { Question } from './rbac-question.ts';
import { addReachCommands } from './rbac-reach.ts';
import type { Shell } from './shell.ts';

interface RbacFlags extends ReportFlags {
  cluster?: string;
  as?: string;
  asGroup: string[];
  namespace?: string;
  batch?: string;
}

const INPUT = 'a snapshot file, an export folder, or manifests (a file, or a folder of them)';

export function addRbacCommand(program: Command, shell: Shell): void {
  const rbac = program
    .command('rbac')
    .description('what Kubernetes RBAC allows: to one subject, to whom, and by which binding and role');
  const question = 'VERB RESOURCE[.group][/subresource] [NAME], or VERB /url';
  const canI = rbac
    .command('can-i')
    .description('is a request allowed? exit 0 yes, 1 no, 3 where it cannot be known')
    .argument('<input>', INPUT)
    .argument('[question...]', question)
    .option('--batch <file>', 'answer SubjectAccessReview specs, one JSON a line; - for standard input');
  const whoCan = rbac
    .command('who-can')
    .description('which users, groups and service accounts may do it')
    .argument('<input>', INPUT)
    .argument('<question...>', question);
  const rules = rbac
    .command('rules')
    .description('every rule that one subject holds')
    .argument('<input>', INPUT);
  for (const command of [canI, rules]) {
    command.option('--as <user>', 'the user who asks: a name, or system:serviceaccount:<namespace>:<name>');
    command.option('--as-group <group>', 'a group of the user (repeatable)', collected, []);
  }
  for (const command of [canI, whoCan, rules]) {
    command.option('-n, --namespace <namespace>', 'in this namespace');
    command.option('--cluster <id>', 'which cluster of the input');
    addReportFlags(command, ['text', 'json'], shell.streams);
  }
  addReachCommands(rbac, shell);
  addMinimiseCommand(rbac, shell);
  canI.action((input: string, words: string[], flags: RbacFlags) => answerCanI(input, words, flags, shell));
  whoCan.action((input: string, words: string[], flags: RbacFlags) =>
    answerWhoCan(input, words, flags, shell),
  );
  rules.action((input: string, flags: RbacFlags) => answerRules(input, flags, shell));
}

async function answerCanI(
  input: string,
  words: readonly string[],
  flags: RbacFlags,
  shell: Shell,
): Promise<void> {
  if (flags.batch !== undefined) {
    if (
      words.length > 0 ||
      flags.as !== undefined ||
      flags.asGroup.length > 0 ||
      flags.namespace !== undefined
    )
      throw new UsageError(
        'bad-flag',
        '--batch takes its questions from the file: leave --as, -n and the question out.',
      );
    const { policy } = await opened(input, flags, shell);
    const { answerBatch } = await import('./rbac-batch.ts');
    await answerBatch(policy, flags.batch, shell.streams);
    return;
  }
  const subject = await subjectOf(flags);
  const question = await questionOf(words, flags);
  const { policy, cluster } = await opened(input, flags, shell);
  const { allowed } = await import('../rbac/allowed.ts');
  const answer = allowed(policy, subject, question.request);
  const document = { ...(cluster === undefined ? {} : { cluster }), subject, ...question, ...answer };
  const { renderCanI } = await import('../report/rbac-text.ts');
  await write(document, flags, shell, (options) => renderCanI(policy, document, options));
  shell.exitCode = answer.allowed === null ? EXIT.incomplete : answer.allowed ? EXIT.clean : EXIT.findings;
}

async function answerWhoCan(
  input: string,
  words: readonly string[],
  flags: RbacFlags,
  shell: Shell,
): Promise<void> {
  const question = await questionOf(words, flags);
  const { policy, cluster } = await opened(input, flags, shell);
  const { whoCan } = await import('../rbac/who-can.ts');
  const found = whoCan(policy, question.request, { everyNamespace: true });
  const document = { ...(cluster === undefined ? {} : { cluster }), ...question, ...found };
  const { renderWhoCan } = await import('../report/rbac-text.ts');
  await write(document, flags, shell, (options) => renderWhoCan(policy, document, options));
  shell.exitCode = found.reasons.length > 0 ? EXIT.incomplete : EXIT.clean;
}

async function answerRules(input: string, flags: RbacFlags, shell: Shell): Promise<void> {
  const subject = await subjectOf(flags);
  const { policy, cluster } = await opened(input, flags, shell);
  const { rulesFor } = await import('../rbac/rules-for.ts');
  const found = rulesFor(policy, subject, flags.namespace);
  const document = { ...(cluster === undefined ? {} : { cluster }), subject, ...found };
  const { renderRules } = await import('../report/rbac-text.ts');
  await write(document, flags, shell, (options) => renderRules(document, options));
  shell.exitCode = found.reasons.length > 0 ? EXIT.incomplete : EXIT.clean;
}

async function opened(input: string, flags: RbacFlags, shell: Shell) {
  const { openRbac } = await import('./rbac-open.ts');
  const found = await openRbac(input, flags.cluster);
  const { warnOfProblems } = await import('./rbac-problems.ts');
  warnOfProblems(found.policy, shell.streams);
  return found;
}

async function questionOf(words: readonly string[], flags: RbacFlags): Promise<Question> {
  return (await import('./rbac-question.ts')).toQuestion(words, flags.namespace);
}

/** With the groups that authentication adds. */
async function subjectOf({ as: user, asGroup: groups }: RbacFlags): Promise<Subject> {
  if (user === undefined || user === '')
    throw new UsageError('bad-flag', 'Who asks? Name the user with --as, and groups with --as-group.');
  const { withImplicitGroups } = await import('../rbac/implicit-groups.ts');
  return withImplicitGroups({ user, groups });
}

async function write(
  document: unknown,
  flags: RbacFlags,
  shell: Shell,
  render: (options: import('../report/text-page.ts').TextOptions) => string,
): Promise<void> {
  const { writeOutput } = await import('./write-output.ts');
  const { textOptions } = await import('./render-assessment.ts');
  const { jsonText } = await import('../report/json.ts');
  const text = flags.format === 'json' ? jsonText(document) : render(textOptions(flags, shell.streams));
  await writeOutput(text, flags.output, shell.streams);
}
