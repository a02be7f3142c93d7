import { type AdvisoryIndex, componentsOf } from '../advisories/advisory-index.ts';
import type { Advisory } from '../advisories/merge.ts';
import { compareText } from '../kernel/compare.ts';
import type { AdviceCounts, AdviceRow } from '../model/advice.ts';
import type {
  AdvisoryPlaces,
  AdvisoryReport,
  AdvisoryScope,
  Stage,
  Timeline,
  UndeterminedPlaces,
} from '../model/advisory-report.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from '../responsibility/cell.ts';
import { advisedAdvisory, concernedItems, inOrder, otherRows } from './advise.ts';
import type { Advising } from './advising.ts';
import type { Answers } from './answers.ts';
import { DEFAULT_DEADLINES, dueOf } from './deadlines.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryItem } from './inventory-item.ts';
import { type Judged, judgeItem } from './judge.ts';
import { OpenAtScopes } from './open-at-scopes.ts';
import { Cells } from './owners.ts';
import { poolRows } from './pool-rows.ts';
import { ReportBook } from './reported.ts';
import { rowOf } from './row.ts';

interface ReportsInput {
  index: AdvisoryIndex;
  answers: Answers;
  inventory: Inventory;
  cells: readonly Cell[];
  tables: Tables;
  /** Epoch milliseconds. */
  time: number;
}

/** Every advisory that concerns something in the account, and the rows of the ledger where one is open. */
export function advisoryReports(input: ReportsInput): { reports: AdvisoryReport[]; open: OpenAtScopes } {
  const open = new OpenAtScopes();
  const cells = new Cells(input.cells);
  const book = new ReportBook(input.tables);
  const reports = input.index.advisories
    .filter(({ withdrawn }) => !withdrawn)
    .map((advisory) => {
      const { answers, inventory, tables, time } = input;
      const components = componentsOf(advisory);
      const due = dueOf(advisory, DEFAULT_DEADLINES);
      const reports = book.about(advisory.ids);
      const advising: Advising = {
        advisory,
        components,
        answers,
        reports,
        cells,
        tables,
        inventory,
        due,
        time,
      };
      return reportOf(advising, input.cells, open);
    })
    .filter(({ scopes, undetermined, done }) => scopes.length + undetermined.length + done.length > 0)
    .sort(compareReports);
  return { reports, open };
}

function reportOf(advising: Advising, cells: readonly Cell[], open: OpenAtScopes): AdvisoryReport {
  const judged = judgedAlike(advising);
  for (const item of judged) open.add(item, advising.advisory);
  const ofPools = judged.filter(({ item }) => isOfPool(item));
  const others = judged.filter(({ item }) => !isOfPool(item));
  const rows = [
    ...others.map((item) => rowOf(item, advising)),
    ...poolRows(ofPools, advising),
    ...otherRows(advising, cells),
  ];
  const scopes = rows.filter(isOpen).sort(inOrder);
  return {
    ...advisedAdvisory(advising),
    due: advising.due ?? null,
    scopes: scopes.map((row) => scopeOf(row, advising.advisory)),
    undetermined: placesOf(rows, 'undetermined').map(
      ({ row, ...places }): UndeterminedPlaces => ({ ...places, because: row.notes[0] ?? null }),
    ),
    done: placesOf(rows, 'done').map(({ row: _, ...places }) => places),
  };
}

function isOfPool({ node, scope }: InventoryItem): boolean {
  return node !== undefined && (scope.nodePool ?? '') !== '';
}

/** Nodes of a pool with one version and the same facts are judged once. */
function judgedAlike(advising: Advising): Judged[] {
  const { advisory, answers, reports } = advising;
  const known = new Map<string, Judged>();
  return concernedItems(advising).map((item) => {
    const isAlone = !isOfPool(item) || reports.names(item.node?.id ?? '');
    if (isAlone) return judgeItem(item, advisory, answers, reports);
    const key = `${item.scope.cluster}\n${item.scope.nodePool}\n${answers.keyOf(item)}`;
    const before = known.get(key);
    if (before !== undefined) return { ...before, item };
    const judged = judgeItem(item, advisory, answers, reports);
    known.set(key, judged);
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

/** Places of one state by cluster and component, with one of their rows. */
function placesOf(
  rows: readonly AdviceRow[],
  state: 'undetermined' | 'done',
): (AdvisoryPlaces & { row: AdviceRow })[] {
  const found = Map.groupBy(
    rows.filter((row) => row.state === state && !isOpen(row)),
    ({ scope, component }) => `${scope.cluster ?? ''}\n${component}`,
  );
  return [...found.keys()].sort(compareText).map((key) => {
    const group = found.get(key) as AdviceRow[];
    const row = group[0] as AdviceRow;
    const places = group.reduce((sum, { nodes, pods }) => sum + ((nodes ?? pods)?.total ?? 1), 0);
    const { cluster } = row.scope;
    return { ...(cluster !== undefined && { cluster }), component: row.component, places, row };
  });
}

const LEVELS = ['critical', 'high', 'medium', 'low', 'none'];

/** What is open first; of those the exploited, then the worst, then by id. */
function compareReports(a: AdvisoryReport, b: AdvisoryReport): number {
  return (
    Number(b.scopes.length > 0) - Number(a.scopes.length > 0) ||
    Number(b.exploitedSince !== null) - Number(a.exploitedSince !== null) ||
    rankOf(a.severity) - rankOf(b.severity) ||
    compareText(a.id, b.id)
  );
}

/** What nobody rated comes after the high ones. */
function rankOf(severity: string | null): number {
  return severity === null ? 1.5 : LEVELS.indexOf(severity);
}
