import { type Command, Option } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { ExportFlags } from './advisories-export.ts';
import { addReportFlags, collected, type ReportFlags } from './flags.ts';
import { addLiveFlags, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

interface DataFlags extends ReportFlags {
  data?: string;
}
interface ListFlags extends DataFlags {
  component?: string;
}
interface MatchFlags extends DataFlags {
  fact: string[];
  all?: true;
}
interface UpdateFlags extends DataFlags {
  from: string;
  sha256?: string;
}

export function addAdvisoriesCommand(program: Command, shell: Shell): void {
  const command = program
    .command('advisories')
    .description('list, show, update, match and export vulnerability advisories');
  const list = command
    .command('list')
    .description('every advisory, or those on one component')
    .option('--component <name>', 'only on this component, such as kubelet or containerd');
  const show = command
    .command('show')
    .description('what every source says about one advisory')
    .argument('<id>', 'a CVE, GHSA or other id of it');
  const match = command
    .command('match')
    .description('which advisories concern one version of a component')
    .argument('<component>', 'such as kubelet, containerd or coredns')
    .argument('<version>', 'as it is installed: v1.31.3-aliyun.1')
    .option(
      '--fact <name=value>',
      'what holds there, such as windows-nodes=false (repeatable)',
      collected,
      [],
    )
    .option('--all', 'also the advisories whose ranges rule it out');
  const update = command
    .command('update')
    .description(
      'take in advisories: OSV, CVE records, the Kubernetes feed, updateinfo and OVAL of RPM distributions, KEV, EPSS, VEX, ACK notices',
    )
    .requiredOption('--from <source>', 'a file, a folder or an https URL')
    .option('--sha256 <hex>', 'what the file has to hash to');
  for (const told of [list, show, match, update]) {
    told.addOption(new Option('--data <folder>', 'where updates are kept'));
    addReportFlags(told, ['text', 'json'], shell.streams);
  }
  addExport(command, shell);
  list.action((flags: ListFlags) => listAdvisories(flags, shell));
  show.action((id: string, flags: DataFlags) => showAdvisory(id, flags, shell));
  match.action((component: string, version: string, flags: MatchFlags) =>
    matchVersion(component, version, flags, shell),
  );
  update.action((flags: UpdateFlags) => takeIn(flags, shell));
  command
    .command('compare')
    .description('order pairs of versions from standard input, one pair a line: -1, 0, 1, or ? for no order')
    .argument('<family>', 'how the versions are written: ack, ack-addon, rpm, semver and others')
    .action((family: string) => compare(family, shell));
}

function addExport(command: Command, shell: Shell): void {
  const exported = command
    .command('export')
    .description('what every advisory means for an account: a verdict for each component at each place')
    .argument('[input]', 'a snapshot file or an export folder (default: the live account)')
    .option('--cluster <id>', 'only this cluster (repeatable)', collected, [])
    .option('--region <id>', 'only this region (repeatable)', collected, [])
    .option(
      '--installed <component=version>',
      'what you know to be installed where nothing tells (repeatable)',
      collected,
      [],
    )
    .addOption(new Option('--data <folder>', 'where updates are kept'));
  addReportFlags(exported, ['openvex', 'csv'], shell.streams);
  addLiveFlags(exported);
  exported.action(async (input: string | undefined, flags: ExportFlags) => {
    if (input !== undefined) refuseLiveFlags(flags, input);
    const { exportAdvisories } = await import('./advisories-export.ts');
    await exportAdvisories(input, flags, shell);
  });
}

async function listAdvisories(flags: ListFlags, shell: Shell): Promise<void> {
  const { index, age } = await load(flags, shell);
  const { componentsOf } = await import('../advisories/advisory-index.ts');
  const { toComponentName } = await import('../advisories/components.ts');
  const component = flags.component === undefined ? undefined : toComponentName(flags.component);
  const chosen = index.advisories.filter(
    (advisory) => component === undefined || componentsOf(advisory).includes(component),
  );
  const text =
    flags.format === 'json'
      ? (await import('./advisories-json.ts')).renderListJson(chosen, age)
      : (await import('./advisories-text.ts')).renderList(chosen, age, await textOptionsOf(flags, shell));
  await write(text, flags, shell);
}

async function showAdvisory(id: string, flags: DataFlags, shell: Shell): Promise<void> {
  const { index, age } = await load(flags, shell);
  const advisory = index.find(id);
  if (advisory === undefined)
    throw new UsageError(
      'scope-not-found',
      `There is no advisory ${JSON.stringify(id)} in this data, which is no proof that none was published. \`demarc advisories list\` lists them.`,
    );
  const text =
    flags.format === 'json'
      ? (await import('./advisories-json.ts')).renderAdvisoryJson(advisory, age)
      : (await import('./advisories-text.ts')).renderAdvisory(
          advisory,
          age,
          await textOptionsOf(flags, shell),
        );
  await write(text, flags, shell);
}

async function matchVersion(name: string, version: string, flags: MatchFlags, shell: Shell): Promise<void> {
  const { index, age } = await load(flags, shell);
  const { toComponentName } = await import('../advisories/components.ts');
  const { Matcher } = await import('../advisories/matcher.ts');
  const component = toComponentName(name);
  const matcher = new Matcher(index);
  const facts = factsOf(flags.fact);
  const answer = {
    component,
    version,
    known: index.of(component).advisories.length > 0,
    matches: flags.all
      ? matcher.matchAll(component, version, facts)
      : matcher.match(component, version, facts),
  };
  const text =
    flags.format === 'json'
      ? (await import('./advisories-json.ts')).renderMatchesJson(answer, age)
      : (await import('./advisories-text.ts')).renderMatches(answer, age, await textOptionsOf(flags, shell));
  await write(text, flags, shell);
}

function factsOf(flags: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    flags.map((flag) => {
      const [, name, value] = /^([a-z0-9-]+)=(.+)$/.exec(flag) ?? [];
      if (name === undefined || value === undefined)
        throw new UsageError('bad-flag', `${JSON.stringify(flag)} is no fact: write name=value.`);
      return [name, value];
    }),
  );
}

async function takeIn(flags: UpdateFlags, shell: Shell): Promise<void> {
  const { updateAdvisories } = await import('./advisories-update.ts');
  const { storeFolder } = await import('./advisories-store.ts');
  const done = await updateAdvisories(flags.from, flags.sha256, flags.data, shell.streams, Date.now());
  const { age } = await load(flags, shell);
  const folder = storeFolder(flags.data, shell.streams);
  const text =
    flags.format === 'json'
      ? (await import('./advisories-json.ts')).renderUpdateJson(done, folder, age)
      : (await import('./advisories-text.ts')).renderUpdate(
          done,
          folder,
          age,
          await textOptionsOf(flags, shell),
        );
  await write(text, flags, shell);
}

async function compare(name: string, shell: Shell): Promise<void> {
  const { compareLines, findFamily } = await import('./advisories-compare.ts');
  const family = findFamily(name);
  process.stdin.setEncoding('utf8');
  for await (const answers of compareLines(family, process.stdin)) shell.streams.out(answers);
}

async function load(flags: DataFlags, shell: Shell) {
  const { loadAdvisories } = await import('./advisories-data.ts');
  return loadAdvisories(flags.data, shell.streams, Date.now());
}

async function textOptionsOf(flags: DataFlags, shell: Shell) {
  const { textOptions } = await import('./render-assessment.ts');
  return textOptions(flags, shell.streams);
}

async function write(text: string, flags: DataFlags, shell: Shell): Promise<void> {
  const { writeOutput } = await import('./write-output.ts');
  await writeOutput(text, flags.output, shell.streams);
}
