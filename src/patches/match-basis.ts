import type { Match } from '../advisories/matcher.ts';
import type { Gap } from '../kernel/known.ts';
import type { AdviceNote } from '../model/advice.ts';
import type { Basis } from '../model/basis.ts';
import { factOf } from '../responsibility/basis.ts';

export function note(code: string, values: AdviceNote['values'] = {}): AdviceNote {
  return { code, values };
}

/** Something that was not read, as the reason of what cannot be said. */
export function gapBasis(rule: string, gap: Gap): Basis {
  const fact = factOf(gap.field ?? gap.source, { known: false, because: gap });
  return { rule, sentence: gap.reason, facts: [fact], confidence: 'documented' };
}

/** Which source says what of the version, by which range; then what turned the answer. */
export function matchBasis({ range, conditions, statement, because }: Match): Basis[] {
  const readings = range.explain().basis.map(
    ({ source, id, rank, affected, why, range: told }): Basis => ({
      rule: `range-${why}`,
      sentence: `${id}: ${told ?? ''}`.trim(),
      facts: [{ field: 'affected', value: affected, source, ids: [id] }],
      confidence: rank === 4 ? 'inferred' : 'documented',
    }),
  );
  const held = conditions.map(
    ({ fact, oneOf, state }): Basis => ({
      rule: `precondition-${state}`,
      sentence: `${fact}: ${oneOf.join(', ')}`,
      facts: [{ field: fact, value: state === 'unknown' ? null : state === 'met', source: 'facts', ids: [] }],
      confidence: 'inferred',
    }),
  );
  if (statement === undefined || because !== 'statement') return [...readings, ...held];
  return [
    ...readings,
    ...held,
    {
      rule: 'supplier-statement',
      sentence: statement.reason,
      facts: [{ field: 'status', value: statement.status, source: statement.source, ids: [statement.id] }],
      confidence: 'documented',
    },
  ];
}

/** The same in codes that catalogues translate. */
export function matchNotes(match: Match, isVersionRead: boolean): AdviceNote[] {
  const { range, conditions, precondition, statement, because } = match;
  const { caveats } = range.explain();
  return [
    ...(range.reason === undefined || !isVersionRead ? [] : [note(`reason:${range.reason}`)]),
    ...caveats.map((caveat) => note(`caveat:${caveat}`)),
    ...conditions.map(({ fact, state }) => note(`condition:${state}`, { fact })),
    ...(precondition === undefined ? [] : [note('precondition', { text: precondition })]),
    ...(statement === undefined || because !== 'statement'
      ? []
      : [
          note('statement', { source: statement.source, status: statement.status, reason: statement.reason }),
        ]),
  ];
}
