import { type AdvisoryIndex, componentsOf } from '../advisories/advisory-index.ts';
import { compareText } from '../kernel/compare.ts';
import type { AdvisoryReport } from '../model/advisory-report.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from '../responsibility/cell.ts';
import { isUnread } from './absent-rows.ts';
import type { Advising } from './advising.ts';
import { advisoryReport } from './advisory-report.ts';
import type { Answers } from './answers.ts';
import { DEFAULT_DEADLINES, dueOf } from './deadlines.ts';
import type { Inventory } from './inventory.ts';
import { OpenAtScopes } from './open-at-scopes.ts';
import { Cells } from './owners.ts';
import { ReportBook } from './reported.ts';
import { severityRank } from './severity-rank.ts';

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
  const unread = input.cells.filter(({ scope }) => isUnread(scope));
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
      return advisoryReport(advising, unread, open);
    })
    .filter(({ scopes, undetermined, done }) => scopes.length + undetermined.length + done.length > 0)
    .sort(compareReports);
  return { reports, open };
}

/** What is open first; of those the exploited, then the worst, then by id. */
function compareReports(a: AdvisoryReport, b: AdvisoryReport): number {
  return (
    Number(b.scopes.length > 0) - Number(a.scopes.length > 0) ||
    rankOf(a) - rankOf(b) ||
    compareText(a.id, b.id)
  );
}

function rankOf({ severity, exploitedSince }: AdvisoryReport): number {
  return severityRank(severity, exploitedSince !== null);
}
