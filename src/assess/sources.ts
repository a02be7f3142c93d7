import { compareLists, compareText } from '../kernel/compare.ts';
import type { Outcome } from '../kernel/known.ts';
import type { SourceReport } from '../model/assessment.ts';
import { cureOf } from '../operations/table.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';

const WORST: readonly Outcome[] = ['read', 'not-attempted', 'absent', 'failed', 'throttled', 'denied'];

/** One line a request: of several pages the worst outcome counts, for a cut list is not read. */
export class SourceBook {
  private readonly reports = new Map<string, SourceReport>();

  add(entry: SnapshotEntry): void {
    const key = `${entry.source}\n${entry.ids.join('\n')}`;
    const report = toReport(entry);
    const before = this.reports.get(key);
    if (before === undefined || isWorse(report, before)) this.reports.set(key, report);
  }

  sorted(): SourceReport[] {
    return [...this.reports.values()].sort(
      (a, b) => compareText(a.source, b.source) || compareLists(a.ids, b.ids),
    );
  }
}

function toReport(entry: SnapshotEntry): SourceReport {
  const outcome = entry.outcome === 'read' && entry.incomplete ? 'failed' : entry.outcome;
  const report: SourceReport = { source: entry.source, ids: entry.ids, outcome };
  const code =
    entry.code === undefined
      ? undefined
      : `${entry.code}${entry.httpStatus === undefined ? '' : ` (HTTP ${entry.httpStatus})`}`;
  const reason = entry.reason ?? (outcome === 'read' ? undefined : code);
  if (reason !== undefined) report.reason = reason;
  const cure =
    entry.cure ?? (outcome === 'denied' || outcome === 'not-attempted' ? cureOf(entry.source) : undefined);
  if (cure !== undefined) report.cure = cure;
  if (entry.readAt !== undefined) report.readAt = entry.readAt;
  return report;
}

function isWorse(a: SourceReport, b: SourceReport): boolean {
  const rank = WORST.indexOf(a.outcome) - WORST.indexOf(b.outcome);
  return rank > 0 || (rank === 0 && compareText(a.reason ?? '', b.reason ?? '') < 0);
}
