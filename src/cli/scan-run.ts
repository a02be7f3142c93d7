import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { WaiverBook } from '../assess/waivers.ts';
import { catalogue } from '../checks/catalogue.generated.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { toInstantText } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { findFiles } from '../manifest-files/find-files.ts';
import { decoded, type FileText, readText } from '../manifest-files/read-text.ts';
import { render } from '../manifest-files/render.ts';
import { partyOf } from '../manifests/party.ts';
import { planChecks } from '../manifests/runnable-checks.ts';
import { ScanBook } from '../manifests/scan-report.ts';
import { type ScanContext, scanText } from '../manifests/scan-text.ts';
import { isTemplate } from '../manifests/template-actions.ts';
import type { ScanReport } from '../model/scan.ts';
import { markKnown } from './scan-baseline.ts';
import { scanExitCode } from './scan-exit-code.ts';
import type { ScanFlags } from './scan-flags.ts';
import { writeScan } from './scan-output.ts';
import type { Streams } from './streams.ts';

const STANDARD_INPUT = '-';

/** Scans the paths, tells it, and answers the exit code. */
export async function runScan(paths: readonly string[], flags: ScanFlags, streams: Streams): Promise<number> {
  const report = await scanPaths(paths, flags);
  if (flags.baseline !== undefined) markKnown(report, flags.baseline);
  await writeScan(report, flags, streams);
  return scanExitCode(report, flags.failOn, flags.maxUnknown);
}

async function scanPaths(paths: readonly string[], flags: ScanFlags): Promise<ScanReport> {
  const found = findFiles(paths.filter((path) => path !== STANDARD_INPUT));
  const scan = new Scan(flags, await waiverBook(flags, Date.now()));
  if (paths.includes(STANDARD_INPUT)) scan.take('<stdin>', decoded(readFileSync(0)));
  for (const file of found.files) scan.take(shown(file), readText(file));
  for (const { folder, reason } of found.unlisted) scan.book.addUnreadable(shown(folder), reason);
  for (const folder of found.charts) await scan.render('helm', folder);
  for (const folder of found.kustomizations) await scan.render('kustomize', folder);
  return scan.report();
}

async function waiverBook(flags: ScanFlags, now: number): Promise<{ book: WaiverBook; time: number }> {
  const time = toInstantText(now);
  if (flags.waivers === undefined) return { book: new WaiverBook([], time), time: now };
  const { loadWaivers } = await import('./load-waivers.ts');
  const ids = new Set(catalogue.map((check) => check.id));
  return { book: new WaiverBook(await loadWaivers(flags.waivers, ids), time), time: now };
}

/** Below the current folder with slashes, so that a report is the same on every machine; else as it was given. */
function shown(path: string): string {
  const from = relative(process.cwd(), path);
  return (from === '' || from.startsWith('..') ? path : from).split(sep).join('/');
}

class Scan {
  readonly book: ScanBook;
  private readonly flags: ScanFlags;
  private readonly waivers: WaiverBook;
  private readonly context: ScanContext;

  constructor(flags: ScanFlags, { book, time }: { book: WaiverBook; time: number }) {
    this.flags = flags;
    this.waivers = book;
    const checks = chosen(flags.checks);
    const plan = planChecks(checks);
    this.context = {
      plan,
      time,
      today: toInstantText(time).slice(0, 10),
      partyOf: (check) => partyOf(check, flags.configuration),
      waiverOf: (check, subject, scope) => book.match(check, subject, scope),
    };
    this.book = new ScanBook({
      checks,
      plan,
      time,
      configuration: flags.configuration,
      kubernetesVersion: kubernetesVersion(flags.kubernetesVersion),
      severity: flags.severity,
    });
  }

  take(file: string, content: FileText): void {
    if ('reason' in content) {
      this.book.addUnreadable(file, content.reason);
      return;
    }
    const { text } = content;
    if (isTemplate(text, () => scanText(file, text, this.context).unreadable.length > 0))
      this.book.addTemplate(file);
    else this.book.add(scanText(file, text, this.context));
  }

  async render(tool: 'helm' | 'kustomize', folder: string): Promise<void> {
    const name = shown(folder);
    if (!this.flags.render) {
      this.book.addRendered({ folder: name, tool, outcome: 'not-asked', reason: '--no-render' });
      return;
    }
    const { source, text } = await render(tool, folder);
    this.book.addRendered({ ...source, folder: name });
    if (text !== undefined) this.book.add(scanText(`${name} (${tool})`, text, this.context));
  }

  report(): ScanReport {
    return this.book.report(this.waivers.report());
  }
}

function chosen(ids: readonly string[]): readonly AnyCheck[] {
  if (ids.length === 0) return catalogue;
  for (const id of ids)
    if (!catalogue.some((check) => check.id === id))
      throw new UsageError('check-not-found', `There is no check ${id}. \`demarc checks\` lists them.`);
  return catalogue.filter((check) => ids.includes(check.id));
}

function kubernetesVersion(text: string | undefined): string | undefined {
  if (text === undefined || /^1\.\d{1,3}$/.test(text)) return text;
  throw new UsageError(
    'bad-flag',
    `${JSON.stringify(text)} is no Kubernetes version: give its minor version, such as 1.34.`,
  );
}
