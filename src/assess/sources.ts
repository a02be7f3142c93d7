import { compareLists, compareText } from '../kernel/compare.ts';
import { isObject } from '../kernel/json.ts';
import type { Gap, Outcome } from '../kernel/known.ts';
import type { SourceReport } from '../model/assessment.ts';
import { cureOf, operationOf } from '../operations/table.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';

const WORST: readonly Outcome[] = ['read', 'not-attempted', 'absent', 'failed', 'throttled', 'denied'];

/** One line a request: of several pages the worst outcome counts, for a cut list is not read. */
export class SourceBook {
  private readonly reports = new Map<string, SourceReport>();

  add(entry: SnapshotEntry): void {
    const key = [entry.source, ...entry.ids].join('\n');
    const report = toReport(entry);
    const before = this.reports.get(key);
    if (before === undefined || isWorse(report, before)) this.reports.set(key, report);
  }

  /** A list that was read and is not whole, or has another shape, is a source that was not read. */
  addFaults(gaps: readonly Gap[]): void {
    for (const gap of gaps) {
      const report = this.reports.get([gap.source, ...gap.ids].join('\n'));
      if (report?.outcome !== 'read') continue;
      report.outcome = 'failed';
      report.reason = gap.reason;
    }
  }

  sorted(): SourceReport[] {
    return [...this.reports.values()].sort(
      (a, b) => compareText(a.source, b.source) || compareLists(a.ids, b.ids),
    );
  }
}

function toReport(entry: SnapshotEntry): SourceReport {
  const shapeless = entry.outcome === 'read' && !isAnswer(entry);
  const outcome = shapeless || (entry.outcome === 'read' && entry.incomplete) ? 'failed' : entry.outcome;
  const report: SourceReport = { source: entry.source, ids: entry.ids, outcome };
  const code =
    entry.code === undefined
      ? undefined
      : `${entry.code}${entry.httpStatus === undefined ? '' : ` (HTTP ${entry.httpStatus})`}`;
  const reason =
    entry.reason ?? (shapeless ? 'the answer is not an object' : outcome === 'read' ? undefined : code);
  if (reason !== undefined) report.reason = reason;
  const cure =
    entry.cure ?? (outcome === 'denied' || outcome === 'not-attempted' ? cureOf(entry.source) : undefined);
  if (cure !== undefined) report.cure = cure;
  if (entry.readAt !== undefined) report.readAt = entry.readAt;
  return report;
}

/** Every answer is an object, but of the operations whose answer is the list itself. */
function isAnswer({ source, document }: SnapshotEntry): boolean {
  return isObject(document) || (Array.isArray(document) && operationOf(source)?.items === '');
}

function isWorse(a: SourceReport, b: SourceReport): boolean {
  const rank = WORST.indexOf(a.outcome) - WORST.indexOf(b.outcome);
  if (rank !== 0 || a.reason === undefined) return rank > 0;
  // A list that was read and began again half-way says so on some of its pages only.
  return b.reason === undefined || compareText(a.reason, b.reason) < 0;
}
