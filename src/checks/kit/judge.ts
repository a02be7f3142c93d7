import type { Gap } from '../../kernel/known.ts';
import type { Row, Table } from '../../model/table.ts';
import type { TableName, Tables } from '../../model/tables.ts';
import type { Unknown, Verdict } from '../../model/verdict.ts';
import type { AnyCheck } from './define-check.ts';

/**
 * One check on one row, with the rules that hold for all checks:
 * a row of the wrong shape is unknown; what is concluded from absent rows needs their table complete;
 * a pass (or "not applicable") that looked at other tables needs all of them complete. A fail that was
 * seen stands, whatever else is missing.
 */
export function judgeRow(check: AnyCheck, row: Row, tables: Tables, time: number): Verdict {
  const malformed = (row as { malformed?: Gap }).malformed;
  if (malformed !== undefined) return { verdict: 'unknown', because: [malformed] };
  const applies = check.applies?.(row as never) ?? true;
  if (applies !== true) return applies;
  const missing = gapsIn(check.absenceOf ?? [], row, tables);
  if (missing.length > 0) return unknownBecause(missing);
  const verdict = check.judge(row as never, { tables, time });
  if (verdict.verdict !== 'pass' && verdict.verdict !== 'not-applicable') return verdict;
  const gaps = gapsIn(check.reads, row, tables);
  return gaps.length > 0 ? unknownBecause(gaps) : verdict;
}

function gapsIn(names: readonly TableName[], row: Row, tables: Tables): Gap[] {
  // Every pod is judged by dozens of checks, and most read nothing else.
  if (names.length === 0) return NO_GAPS;
  return names.flatMap((name) => {
    const table: Table<Row> = tables[name];
    const { state, gaps } = table.completeness(row.scope.cluster);
    if (state === 'complete') return [];
    return gaps.length > 0
      ? gaps
      : [{ source: name, ids: [], outcome: 'not-attempted', reason: 'nothing was read of it' }];
  });
}

const NO_GAPS: Gap[] = [];

function unknownBecause(gaps: readonly Gap[]): Unknown {
  return { verdict: 'unknown', because: gaps };
}
