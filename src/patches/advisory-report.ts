import type { Advisory } from '../advisories/merge.ts';
import type { AdviceCounts, AdviceRow } from '../model/advice.ts';
import type { AdvisoryReport, AdvisoryScope, Stage, Timeline } from '../model/advisory-report.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import type { Cell } from '../responsibility/cell.ts';
import { advisedAdvisory, concernedItems, inOrder, otherRows } from './advise.ts';
import type { Advising } from './advising.ts';
import { type Judged, judgeItem } from './judge.ts';
import { note } from './match-basis.ts';
import type { OpenAtScopes } from './open-at-scopes.ts';
import { nodesByPool, overall, poolOf, poolRow } from './pool-rows.ts';
import { rowOf } from './row.ts';
import { SettledPlaces } from './settled-places.ts';

/** One advisory over the account. Only where something is open is the whole answer worked out. */
export function advisoryReport(
  advising: Advising,
  cells: readonly Cell[],
  open: OpenAtScopes,
): AdvisoryReport {
  const judged = judgedAlike(advising);
  for (const item of judged) open.add(item, advising.advisory);
  const settled = new SettledPlaces();
  const rows = [...alone(judged, settled, advising), ...ofPools(judged, settled, advising)];
  for (const row of otherRows(advising, cells)) {
    if (isOpen(row)) rows.push(row);
    else settled.add(row, row.notes[0], 1);
  }
  return {
    ...advisedAdvisory(advising),
    due: advising.due ?? null,
    scopes: rows.sort(inOrder).map((row) => scopeOf(row, advising.advisory)),
    undetermined: settled.undetermined(),
    done: settled.done(),
  };
}

function alone(judged: readonly Judged[], settled: SettledPlaces, advising: Advising): AdviceRow[] {
  const others = judged.filter(({ item }) => poolOf(item, advising.tables) === undefined);
  return others.flatMap((each) => {
    const { item, affected, notes } = each;
    // How the pods on a virtual node stand is told by their age, not by a version.
    if (affected === 'yes' || item.layer === 'pod-runtime') {
      const row = rowOf(each, advising);
      if (isOpen(row)) return [row];
      settled.add(row, row.notes[0], row.pods?.total ?? 1);
    } else settled.add({ ...item, affected }, notes[0], 1);
    return [];
  });
}

function ofPools(judged: readonly Judged[], settled: SettledPlaces, advising: Advising): AdviceRow[] {
  return nodesByPool(judged, advising).flatMap((group) => {
    const { pool, nodes } = group;
    const more = advising.tables.nodes.completeness(pool.cluster).gaps.length > 0;
    const affected = overall(nodes, more);
    if (affected === 'yes') return [poolRow(group, advising)];
    const { component } = (nodes[0] as Judged).item;
    const told = nodes.find((each) => each.affected === affected);
    // Where none is undetermined by itself, it is the nodes that were not read that are.
    const because = told === undefined ? note('nodes-unread') : told.notes[0];
    settled.add({ scope: pool.scope, component, affected }, because, nodes.length);
    return [];
  });
}

/** Nodes of a pool with one version and the same facts are judged once. */
function judgedAlike(advising: Advising): Judged[] {
  const { advisory, answers, reports, tables } = advising;
  const known = new Map<NodePool, Map<string, Judged>>();
  return concernedItems(advising).map((item) => {
    const pool = poolOf(item, tables);
    if (pool === undefined || reports.names(item.node?.id ?? ''))
      return judgeItem(item, advisory, answers, reports);
    const ofPool = known.get(pool) ?? new Map<string, Judged>();
    const key = answers.keyOf(item);
    const before = ofPool.get(key);
    if (before !== undefined) return { ...before, item };
    const judged = judgeItem(item, advisory, answers, reports);
    known.set(pool, ofPool.set(key, judged));
    return judged;
  });
}

function isOpen({ affected, state }: AdviceRow): boolean {
  return affected === 'yes' || (state !== 'undetermined' && state !== 'done');
}

function scopeOf(row: AdviceRow, advisory: Advisory): AdvisoryScope {
  const { scope, component, version, party, trigger, state, remedy, due, overdue, nodes, pods } = row;
  const places = nodes ?? pods;
  return {
    scope,
    component,
    version,
    party,
    trigger,
    state,
    act: remedy?.act ?? 'none',
    target: remedy?.target ?? null,
    due,
    overdue: overdue || row.wait?.overdue === true,
    timeline: timelineOf(row, advisory, places),
    ...(places !== undefined && { places }),
  };
}

function timelineOf(row: AdviceRow, { published }: Advisory, places: AdviceCounts | undefined): Timeline {
  const active = activeOf(places);
  return {
    published: published === undefined ? { state: 'yes' } : { state: 'yes', at: published },
    available: { state: availableOf(row), ...(row.since !== undefined && { at: row.since }) },
    applied: { state: row.state === 'restart-pending' ? 'yes' : active },
    active: { state: active },
  };
}

function availableOf({ state, remedy, pods }: AdviceRow): Stage['state'] {
  if (state === 'no-fix') return 'no';
  // Of the sandbox of elastic container instances nobody is told when a patch is there.
  if (pods !== undefined) return 'unknown';
  if (state === 'restart-pending' || state === 'pods-to-recreate') return 'yes';
  return remedy?.offered ?? 'unknown';
}

function activeOf(places: AdviceCounts | undefined): Stage['state'] {
  if (places === undefined || places.done === 0) return 'no';
  return places.done === places.total ? 'yes' : 'partly';
}
