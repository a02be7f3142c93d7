import { type Command, Option } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Benchmark, BenchmarkReport } from '../model/benchmark.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { addReportFlags, collected, type ReportFlags, toCount } from './flags.ts';
import { addLiveFlags, type LiveFlags, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

interface BenchmarkFlags extends ReportFlags, LiveFlags {
  cluster: string[];
  region: string[];
  failOn: Severity | 'none';
  maxUnknown: number;
  waivers?: string;
}

const FORMATS = ['text', 'json', 'csv', 'markdown'] as const;

export function addBenchmarkCommand(program: Command, shell: Shell): void {
  const command = program
    .command('benchmark')
    .description('answer a benchmark item by item, what Alibaba Cloud holds included; without ID, list them')
    .argument('[id]', 'such as cis-ack-1.0')
    .argument('[input]', 'a snapshot, an assessment or an export folder (default: the live account)');
  addReportFlags(command, FORMATS, shell.streams);
  command
    .option('--cluster <id>', 'only this cluster (repeatable)', collected, [])
    .option('--region <id>', 'only this region (repeatable)', collected, [])
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit 1 when an item of the customer fails with a finding at or above',
      )
        .choices([...SEVERITIES, 'none'])
        .default('info'),
    )
    .addOption(
      new Option('--max-unknown <count>', 'exit 3 when more items are unknown because a source was not read')
        .argParser(toCount)
        .default(0),
    )
    .option('--waivers <file>', 'accepted findings, a YAML list');
  addLiveFlags(command);
  command.action(async (id: string | undefined, input: string | undefined, flags: BenchmarkFlags) => {
    if (id === undefined) await list(flags, shell);
    else await answer(id, input, flags, shell);
  });
}

async function list(flags: BenchmarkFlags, shell: Shell): Promise<void> {
  const { BENCHMARKS } = await import('../benchmarks/catalogue.ts');
  if (flags.format !== 'text' && flags.format !== 'json')
    throw new UsageError(
      'bad-flag',
      `The list of benchmarks has no format ${flags.format}: take text or json.`,
    );
  const { writeDocument } = await import('./write-document.ts');
  await writeDocument(BENCHMARKS, flags, shell, async (options) => {
    const { renderBenchmarkList } = await import('../report/benchmark-text.ts');
    return renderBenchmarkList(BENCHMARKS, options);
  });
}

async function answer(
  id: string,
  input: string | undefined,
  flags: BenchmarkFlags,
  shell: Shell,
): Promise<void> {
  if (input !== undefined) refuseLiveFlags(flags, input);
  const benchmark = await find(id);
  const assessment = await assessmentFor(input, flags, shell);
  const { judgeBenchmark } = await import('../benchmarks/judge-benchmark.ts');
  const whole = judgeBenchmark(benchmark, assessment);
  const { narrowed } = await import('../assess/narrow.ts');
  const kept = narrowed(assessment, { clusters: flags.cluster, regions: flags.region });
  const clusters = new Set(kept.scopes.map(({ cluster }) => cluster));
  const report = { ...whole, clusters: whole.clusters.filter(({ scope }) => clusters.has(scope.cluster)) };
  const { writeOutput } = await import('./write-output.ts');
  await writeOutput(await render(report, assessment, flags, shell), flags.output, shell.streams);
  const { benchmarkExitCode } = await import('./benchmark-exit-code.ts');
  shell.exitCode = benchmarkExitCode(report, flags.failOn, flags.maxUnknown);
}

async function find(id: string): Promise<Benchmark> {
  const { BENCHMARKS } = await import('../benchmarks/catalogue.ts');
  const found = BENCHMARKS.find((benchmark) => benchmark.id === id);
  if (found !== undefined) return found;
  const ids = BENCHMARKS.map((benchmark) => benchmark.id).join(', ');
  throw new UsageError('benchmark-not-found', `There is no benchmark ${id}. There are ${ids}.`);
}

async function assessmentFor(
  input: string | undefined,
  flags: BenchmarkFlags,
  shell: Shell,
): Promise<Assessment> {
  if (input === undefined) return (await import('./assess.ts')).assessInput(undefined, flags, shell);
  // Clusters are left out of the answer, not of what it rests on.
  const { waivers } = flags;
  return (await import('./open-assessment.ts')).openAssessment(
    input,
    shell,
    waivers === undefined ? {} : { waivers },
  );
}

async function render(
  report: BenchmarkReport,
  assessment: Assessment,
  flags: BenchmarkFlags,
  shell: Shell,
): Promise<string> {
  switch (flags.format) {
    case 'json':
      return (await import('../report/json.ts')).jsonText(report);
    case 'csv': {
      const { renderBenchmarkCsv } = await import('../report/benchmark-tables.ts');
      return renderBenchmarkCsv(report, assessment, flags.lang);
    }
    case 'markdown': {
      const { renderBenchmarkMarkdown } = await import('../report/benchmark-tables.ts');
      return renderBenchmarkMarkdown(report, assessment, flags.lang);
    }
    default: {
      const { renderBenchmark } = await import('../report/benchmark-text.ts');
      const { textOptions } = await import('./render-assessment.ts');
      return renderBenchmark(report, assessment, textOptions(flags, shell.streams));
    }
  }
}
