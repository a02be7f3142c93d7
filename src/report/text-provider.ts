import { countOf } from '../messages/fill.ts';
import type { Assessment, LedgerRow } from '../model/assessment.ts';
import { createSubjectLabel } from './finding-groups.ts';
import { STATE_MARKS } from './marks.ts';
import { dutyLabel, shortName } from './names.ts';
import { renderStatement, renderTitle } from './render-message.ts';
import type { Page } from './text-page.ts';
import { truncate } from './width.ts';

const SHOWN_SCOPES = 5;
/** Columns of a statement that is only an example of its kind. */
const EXAMPLE_WIDTH = 220;

/** Duties of the provider of which the evidence says that they were not done. */
export function writeOverdue(page: Page, overdue: readonly LedgerRow[]): void {
  if (overdue.length === 0) return;
  const { layer: layers, punctuation, report, state, unit } = page.messages;
  page.line(page.paint(`${state.overdue[0]?.toUpperCase()}${state.overdue.slice(1)}`, 'bold', 'red'));
  for (const rows of Map.groupBy(overdue, ({ layer, duty }) => `${layer} ${duty}`).values()) {
    const [first] = rows as [LedgerRow, ...LedgerRow[]];
    page.item(
      '- ',
      `${layers[first.layer]}${punctuation.colon}${dutyLabel(first, page.messages)}`,
      2,
      'bold',
    );
    for (const { scope, statement } of rows.slice(0, SHOWN_SCOPES)) {
      const said =
        statement === undefined ? report.statementOverdue : renderStatement(statement, page.language);
      page.item('· ', shortName(scope) + punctuation.colon + said, 4);
    }
    const hidden = rows.length - SHOWN_SCOPES;
    if (hidden > 0) page.text(countOf(unit.more, hidden), 6, 'dim');
  }
}

/** What is said of the provider's duties beside the rows: one example for each statement and state. */
export function writeStatements(page: Page, assessment: Assessment): void {
  if (assessment.statements.length === 0) return;
  const { punctuation, report, state, unit } = page.messages;
  page.heading(report.statements);
  const entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  const label = createSubjectLabel(assessment.scopes);
  const kinds = Map.groupBy(assessment.statements, (said) => `${said.check} ${said.state}`);
  for (const told of kinds.values()) {
    const [first] = told;
    if (first === undefined) continue;
    const title = renderTitle(entries.get(first.check), first.check, page.language);
    page.item(`${STATE_MARKS[first.state]} `, `${title}${punctuation.colon}${state[first.state]}`, 2, 'bold');
    const example = label(first) + punctuation.colon + renderStatement(first, page.language);
    page.text(truncate(example, EXAMPLE_WIDTH), 4);
    if (told.length > 1) page.text(countOf(unit.more, told.length - 1), 4, 'dim');
  }
}
