import { type AdvisoryIndex, componentsOf } from '../advisories/advisory-index.ts';
import type { Advisory } from '../advisories/merge.ts';
import { compareText } from '../kernel/compare.ts';
import { parseInstant } from '../kernel/time.ts';
import type { Advice, AdviceDataAge, AdviceRow, AdvisedAdvisory } from '../model/advice.ts';
import { scopeKey } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from '../responsibility/cell.ts';
import { absentRows, unplacedRows, unreadRows } from './absent-rows.ts';
import type { Advising } from './advising.ts';

import { Answers } from './answers.ts';
import { type Deadlines, dueOf } from './deadlines.ts';
import type { Inventory } from './inventory.ts';
import { InventoryIndex } from './inventory-index.ts';
import type { InventoryItem } from './inventory-item.ts';
import { judgeItem } from './judge.ts';
import { Cells } from './owners.ts';
import { isPackage } from './packages.ts';
import { poolRows } from './pool-rows.ts';
import { ReportBook } from './reported.ts';
import { rowOf } from './row.ts';

export interface AdviseInput {
  advisory: Advisory;
  index: AdvisoryIndex;
  inventory: Inventory;
  cells: readonly Cell[];
  tables: Tables;
  /** The time of the snapshot, RFC 3339. */
  snapshotTime: string;
  account: string;
  deadlines: Deadlines;
  dataAge: AdviceDataAge;
  /** What was worked out for another advisory of the same account. */
  shared?: Pick<Advising, 'answers'> & { book: ReportBook };
}

/** One advisory against everything that was read: which scopes, whose job, who starts it, what, how far. */
export function advise(input: AdviseInput): Advice {
  const { advisory, index, inventory, tables, snapshotTime } = input;
  const advising: Advising = {
    advisory,
    components: advisory.withdrawn ? [] : componentsOf(advisory),
    answers: input.shared?.answers ?? new Answers(index),
    reports: (input.shared?.book ?? new ReportBook(tables)).about(advisory.ids),
    cells: new Cells(input.cells),
    tables,
    inventory,
    due: dueOf(advisory, input.deadlines),
    time: parseInstant(snapshotTime) ?? 0,
  };
  const rows = advisory.withdrawn ? [] : rowsOf(advising, input.cells);
  return {
    schemaVersion: '1.0',
    snapshotTime,
    account: input.account,
    advisory: advisedAdvisory(advising),
    dataAge: input.dataAge,
    scopes: rows.sort(inOrder),
  };
}

/** What answers say of the advisory itself. */
export function advisedAdvisory({ advisory, components }: Advising): AdvisedAdvisory {
  return {
    id: advisory.id,
    ids: advisory.ids,
    summary: advisory.summary,
    severity: advisory.level ?? null,
    published: advisory.published ?? null,
    exploitedSince: advisory.exploited?.date ?? null,
    components,
    withdrawn: advisory.withdrawn,
    mitigation: advisory.records.find(({ mitigation }) => mitigation !== undefined)?.mitigation ?? null,
  };
}

/** Everything that stands where the advisory may concern it. */
export function concernedItems(advising: Advising): InventoryItem[] {
  const { inventory, components, advisory } = advising;
  const index = InventoryIndex.of(inventory);
  const packages = components.filter((component) => isPackage(component, advisory));
  return [...index.concerned(components), ...packages.flatMap((component) => index.package(component))];
}

/** Scopes of which no item was read: lists that are missing, and what is not in the cluster. */
export function otherRows(advising: Advising, cells: readonly Cell[]): AdviceRow[] {
  return [...absentRows(advising), ...unreadRows(advising, cells), ...unplacedRows(advising)];
}

function rowsOf(advising: Advising, cells: readonly Cell[]): AdviceRow[] {
  const { advisory, answers, reports } = advising;
  const judged = concernedItems(advising).map((item) => judgeItem(item, advisory, answers, reports));
  const rows = judged.map((item) => rowOf(item, advising));
  return [...rows, ...poolRows(judged, advising), ...otherRows(advising, cells)];
}

const KINDS = ['account', 'cluster', 'node-pool', 'node', 'virtual-node', 'pod'];

export function inOrder(a: AdviceRow, b: AdviceRow): number {
  return (
    compareText(a.scope.cluster ?? '', b.scope.cluster ?? '') ||
    KINDS.indexOf(a.scope.kind) - KINDS.indexOf(b.scope.kind) ||
    compareText(scopeKey(a.scope), scopeKey(b.scope)) ||
    compareText(a.component, b.component) ||
    compareText(a.version ?? '', b.version ?? '')
  );
}
