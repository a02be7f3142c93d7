import type { Advisory } from '../advisories/merge.ts';
import type { Tables } from '../model/tables.ts';
import type { Answers } from './answers.ts';
import type { Inventory } from './inventory.ts';
import type { Cells } from './owners.ts';
import type { Reports } from './reported.ts';

/** What the rows of one advisory are made with. */
export interface Advising {
  advisory: Advisory;
  components: readonly string[];
  answers: Answers;
  reports: Reports;
  cells: Cells;
  tables: Tables;
  inventory: Inventory;
  due: string | undefined;
  time: number;
}
