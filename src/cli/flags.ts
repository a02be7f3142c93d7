import { type Command, Option } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { Language } from '../model/bilingual.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import type { CsvTable } from '../report/csv.ts';
import type { Streams } from './streams.ts';

/** Flags that commands share (CONTRACT, section 4). */
export interface ReportFlags {
  format: string;
  output?: string;
  lang: Language;
}
export interface AssessFlags extends ReportFlags {
  cluster: string[];
  region: string[];
  failOn: Severity | 'none';
  maxUnknown: number;
  waivers?: string;
  csv: CsvTable;
}

export function addReportFlags(command: Command, formats: readonly string[], streams: Streams): Command {
  return command
    .addOption(new Option('--format <format>', 'how to tell it').choices(formats).default(formats[0]))
    .option('--output <file>', 'write there instead of standard output')
    .addOption(
      new Option('--lang <language>', 'language of the report')
        .choices(['en', 'zh-CN'])
        .default(languageOf(streams)),
    );
}

export function addAssessFlags(command: Command, failOn: Severity | 'none'): Command {
  return command
    .option('--cluster <id>', 'only this cluster (repeatable)', collected, [])
    .option('--region <id>', 'only this region (repeatable)', collected, [])
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 on a finding at or above')
        .choices([...SEVERITIES, 'none'])
        .default(failOn),
    )
    .addOption(
      new Option(
        '--max-unknown <count>',
        'exit 3 when more duties are unproven because a source was not read',
      )
        .argParser(toCount)
        .default(0),
    )
    .option('--waivers <file>', 'accepted findings, a YAML list')
    .addOption(
      new Option('--csv <table>', 'which table --format csv writes')
        .choices(['ledger', 'findings', 'advisories'])
        .default('ledger'),
    );
}

/** @throws UsageError where --csv was given for another format, which has all tables */
export function refuseCsvFlag(command: Command): void {
  if (command.getOptionValueSource('csv') !== 'cli' || command.opts<AssessFlags>().format === 'csv') return;
  throw new UsageError(
    'bad-flag',
    '--csv says which table --format csv writes. Add --format csv, or leave out --csv.',
  );
}

/** Values of a repeatable flag; commas separate too. */
export function collected(value: string, before: string[]): string[] {
  return [...before, ...value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))];
}

export function toCount(value: string): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count)) {
    throw new UsageError(
      'bad-flag',
      `${JSON.stringify(value)} is not a count: give a whole number, 0 or more.`,
    );
  }
  return count;
}

function languageOf(streams: Streams): Language {
  return /^zh/i.test(streams.environment.DEMARC_LANG ?? '') ? 'zh-CN' : 'en';
}
