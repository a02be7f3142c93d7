import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import type { AdvisoryReport } from '../model/advisory-report.ts';
import type { Joined } from '../model/normalise/tables.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from '../responsibility/cell.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { advisoryReports } from './advisory-reports.ts';
import { Answers } from './answers.ts';
import { componentAdvisories } from './component-advisories.ts';
import { type Inventory, inventoryOf } from './inventory.ts';
import type { OpenAtScopes } from './open-at-scopes.ts';
import { RunningPods } from './running-pods.ts';

/** What advisories say of one account: takes the pods as they stream past, and answers once all were taken. */
export class AccountAdvisories {
  /** The table that checks read; made when the first of them asks, which is after the pods. */
  readonly joined: Joined = {
    componentAdvisories: (tables) => componentAdvisories(this.#inventoryOf(tables), this.#answers),
  };
  readonly #index: AdvisoryIndex;
  readonly #header: SnapshotHeader;
  readonly #answers: Answers;
  #running: RunningPods | undefined;
  #inventory: Inventory | undefined;

  constructor(index: AdvisoryIndex, header: SnapshotHeader) {
    this.#index = index;
    this.#header = header;
    this.#answers = new Answers(index);
  }

  page(tables: Tables, entry: SnapshotEntry): void {
    this.#runningOf(tables).page(entry);
  }

  /** @param time of the snapshot, epoch milliseconds */
  reports(
    tables: Tables,
    cells: readonly Cell[],
    time: number,
  ): { reports: AdvisoryReport[]; open: OpenAtScopes } {
    const inventory = this.#inventoryOf(tables);
    return advisoryReports({ index: this.#index, answers: this.#answers, inventory, cells, tables, time });
  }

  #runningOf(tables: Tables): RunningPods {
    this.#running ??= new RunningPods(tables, this.#header, { drains: false });
    return this.#running;
  }

  #inventoryOf(tables: Tables): Inventory {
    this.#inventory ??= inventoryOf(tables, this.#runningOf(tables));
    return this.#inventory;
  }
}
