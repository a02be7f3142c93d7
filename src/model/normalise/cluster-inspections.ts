import { type Known, seen, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { ClusterInspection } from '../facts/cluster-inspection.ts';
import { COMPLETE, createTable, type Table } from '../table.ts';
import { Fields } from './fields.ts';
import type { Reading } from './reading.ts';

const CHECKS = { source: 'cs/ListClusterChecks', items: '/checks', done: 'Succeeded', ended: 'finished_at' };
const REPORTS = {
  source: 'cs/ListClusterInspectReports',
  items: '/reports',
  done: 'completed',
  ended: 'endTime',
};

/** One row for every cluster. */
export function normaliseClusterInspections(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<ClusterInspection> {
  return createTable(
    clusters.rows.map(({ id, subject, scope, at }) => ({
      ...{ id, subject, scope, at },
      cluster: id,
      lastCheck: lastEnd(CHECKS, id, reading),
      lastReport: lastEnd(REPORTS, id, reading),
    })),
    COMPLETE,
  );
}

/** The latest end of a run that came to a result: a run that could not be read may be later than all others. */
function lastEnd(
  { source, items, done, ended }: typeof CHECKS,
  cluster: string,
  reading: Reading,
): Known<number | 'never'> {
  const list = reading.list(source, [cluster]);
  const gaps = [...list.completeness.gaps];
  let last: Extract<Known<number>, { known: true }> | undefined;
  for (const { value, origin } of list.items) {
    const fields = new Fields(value, origin);
    const status = fields.name('status');
    if (status.known && status.value.toLowerCase() !== done.toLowerCase()) continue;
    const end = fields.instant(ended);
    if (!status.known) gaps.push(status.because);
    else if (!end.known) gaps.push(end.because);
    else if (last === undefined || end.value > last.value) last = end;
  }
  const [gap] = gaps;
  if (gap !== undefined) return unseen(gap);
  return last ?? seen('never', { source, ids: [cluster], path: items, value: [] });
}
