import type { SubjectName, SubjectRow, TableName, Tables } from '../../model/tables.ts';
import type { Verdict } from '../../model/verdict.ts';

/** Keys say the outcome first, so that a reader scans them: `fail: the user is gone`. */
export type CaseName = `${'pass' | 'fail' | 'unknown' | 'not-applicable'}: ${string}`;

type RowOf<T> = T extends { rows: readonly (infer R)[] } ? R : never;

/** One example: the subject, the other rows, and what has to come out. */
export interface Case<S extends SubjectName> {
  subject: SubjectRow<S>;
  /** Rows of the tables the check reads; a table that is not named is empty and complete. */
  given?: { [N in TableName]?: readonly RowOf<Tables[N]>[] };
  /** Tables of which rows are missing. */
  partial?: readonly TableName[];
  /** RFC 3339; the snapshot's time. */
  time?: string;
  /** For a fail: exactly what it saw, and its severity where it is not the default. */
  saw?: Extract<Verdict, { verdict: 'fail' }>['saw'];
  severity?: string;
  /** For an unknown: the source named. */
  source?: string;
}

export interface Cases {
  subject: SubjectName;
  cases: Readonly<Record<CaseName, Case<SubjectName>>>;
}

/** Declares the examples of a check, which are also its tests. */
export function defineCases<S extends SubjectName>(subject: S, cases: Record<CaseName, Case<S>>): Cases {
  return { subject, cases: cases as unknown as Cases['cases'] };
}
