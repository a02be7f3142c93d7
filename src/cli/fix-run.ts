import { readFileSync } from 'node:fs';
import { WaiverBook } from '../assess/waivers.ts';
import { catalogue } from '../checks/catalogue.generated.ts';
import { fixRules } from '../fixes/fix-rules.ts';
import { fixText } from '../fixes/fix-text.ts';
import { toJsonText } from '../kernel/json.ts';
import { toInstantText } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { findFiles } from '../manifest-files/find-files.ts';
import { decoded } from '../manifest-files/read-text.ts';
import type { ScanContext } from '../manifests/scan-text.ts';
import { holdsActions, isChartTemplate } from '../manifests/template-actions.ts';
import type { FileFix, FixReport } from '../model/fix.ts';
import { EXIT } from './exit-code.ts';
import type { FixFlags } from './fix-flags.ts';
import { rootsOf, writeFixed } from './fix-write.ts';
import { textOptions } from './render-assessment.ts';
import { createContext } from './scan-file.ts';
import type { Shell } from './shell.ts';
import { shownPath } from './shown-path.ts';
import { writeOutput } from './write-output.ts';

const STANDARD_INPUT = '-';

/** What a file is written by; standard input is not. */
type Write = ((text: string) => Pick<FileFix, 'state' | 'reason' | 'detail'>) | undefined;

/** Mends the files at the paths, or tells how; answers the exit code. */
export async function runFix(paths: readonly string[], flags: FixFlags, shell: Shell): Promise<number> {
  refuseOdd(paths, flags);
  const named = paths.filter((path) => path !== STANDARD_INPUT);
  const found = findFiles(named);
  const context = await contextFor(flags);
  const report: FixReport = { schemaVersion: 1, files: 0, fixed: [], templates: [], unreadable: [] };
  const fixer = new Fixer(report, context, flags);
  if (paths.includes(STANDARD_INPUT)) fixer.file('<stdin>', readFileSync(0), undefined);
  const roots = rootsOf(named);
  for (const path of found.files) {
    const file = shownPath(path);
    const bytes = readBytes(path);
    if (typeof bytes === 'string') report.unreadable.push({ file, line: 1, reason: bytes });
    else fixer.file(file, bytes, flags.write ? (text) => writeFixed(path, roots, bytes, text) : undefined);
  }
  for (const { folder, reason } of found.unlisted)
    report.unreadable.push({ file: shownPath(folder), line: 1, reason });
  report.templates.push(...found.charts.map(shownPath));
  await writeOutput(await rendered(report, flags, shell), flags.output, shell.streams);
  return exitCodeFor(report, flags);
}

/** @throws UsageError */
function refuseOdd(paths: readonly string[], { write, checks }: FixFlags): void {
  if (write && paths.includes(STANDARD_INPUT))
    throw new UsageError(
      'bad-flag',
      'Standard input cannot be written. Name the files, or leave out --write.',
    );
  const known = new Set(catalogue.map(({ id }) => id));
  const mended = new Set(fixRules.map(({ check }) => check));
  for (const id of checks) {
    if (!known.has(id))
      throw new UsageError('check-not-found', `There is no check ${id}. \`demarc checks\` lists them.`);
    if (!mended.has(id))
      throw new UsageError(
        'check-not-found',
        `What ${id} finds cannot be mended mechanically. \`demarc checks ${id}\` says what to do.`,
      );
  }
}

/** Every check judges again what was edited, whichever are chosen. */
async function contextFor(flags: FixFlags): Promise<ScanContext> {
  const time = Date.now();
  const terms = { checks: [], time, configuration: undefined, severity: undefined } as const;
  const waivers = await loadedWaivers(flags, time);
  return createContext(
    { ...terms, failOn: 'none', known: new Set(), asLines: false },
    (check, subject, scope) => waivers.match(check, subject, scope),
  );
}

async function loadedWaivers({ waivers }: FixFlags, time: number): Promise<WaiverBook> {
  if (waivers === undefined) return new WaiverBook([], toInstantText(time));
  const { loadWaivers } = await import('./load-waivers.ts');
  return new WaiverBook(
    await loadWaivers(waivers, new Set(catalogue.map(({ id }) => id))),
    toInstantText(time),
  );
}

function readBytes(path: string): Buffer | string {
  try {
    return readFileSync(path);
  } catch (error) {
    return `it cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`;
  }
}

class Fixer {
  private readonly report: FixReport;
  private readonly context: ScanContext;
  private readonly flags: FixFlags;

  constructor(report: FixReport, context: ScanContext, flags: FixFlags) {
    this.report = report;
    this.context = context;
    this.flags = flags;
  }

  file(file: string, bytes: Buffer, write: Write): void {
    const { report, flags } = this;
    report.files++;
    const content = decoded(bytes);
    if ('reason' in content) {
      report.unreadable.push({ file, line: 1, reason: content.reason });
      return;
    }
    const { text } = content;
    if (isChartTemplate(text)) {
      report.templates.push(file);
      return;
    }
    const { checks, unsafe } = flags;
    const isChosen = (check: string) => checks.length === 0 || checks.includes(check);
    const fixed = fixText(file, text, this.context, { isChosen, unsafe });
    if (fixed.unreadable.length > 0 && holdsActions(text)) {
      report.templates.push(file);
      return;
    }
    report.unreadable.push(...fixed.unreadable);
    const { edits, diff, fixes, held, refused } = fixed;
    if (edits.length + held.length + refused.length === 0) return;
    const told: FileFix = { file, edits, diff, fixes, held, refused, state: 'unchanged' };
    if (edits.length > 0) Object.assign(told, write?.(fixed.text) ?? { state: 'proposed' });
    report.fixed.push(told);
  }
}

async function rendered(report: FixReport, flags: FixFlags, { streams }: Shell): Promise<string> {
  if (flags.format === 'json') return `${toJsonText(report, 2)}\n`;
  const { renderFixText } = await import('../report/fix-text.ts');
  return renderFixText(report, textOptions(flags, streams));
}

/** Something is left to mend; or, where nothing is, more than allowed could not be read. */
function exitCodeFor({ fixed, unreadable }: FixReport, { maxUnknown }: FixFlags): number {
  if (fixed.some(({ state }) => state === 'proposed' || state === 'unwritten')) return EXIT.findings;
  return unreadable.length > maxUnknown ? EXIT.incomplete : EXIT.clean;
}
