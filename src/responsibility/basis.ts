import type { Known } from '../kernel/known.ts';
import type { Basis, BasisFact } from '../model/basis.ts';
import type { Confidence } from '../model/layer.ts';

/** A field as the basis of a decision: its value and document, or why it was not read. */
export function factOf(field: string, known: Known<unknown>): BasisFact {
  if (!known.known) {
    const { source, ids, reason, cure, outcome } = known.because;
    const note = cure === undefined || outcome === 'absent' ? reason : `${reason}; needs ${cure}`;
    return { field, value: null, source, ids: [...ids], note, outcome };
  }
  // What the document holds, not what was made of it; a default has nothing in the document.
  const observed = known.at.value;
  const fact: BasisFact = {
    field,
    value: observed ?? known.value,
    source: known.at.source,
    ids: [...known.at.ids],
  };
  if (observed !== null && known.at.path !== '') fact.path = known.at.path;
  if (known.inferred !== undefined) fact.note = known.inferred;
  return fact;
}

/** @param deciding the facts that the decision rests on: a default among the others weakens nothing */
export function basis(
  rule: string,
  sentence: string,
  facts: readonly BasisFact[] = [],
  confidence: Confidence = 'documented',
  deciding = facts,
): Basis {
  const distinct = new Map(facts.map((fact) => [`${fact.field}\n${fact.source}`, fact]));
  const inferred = confidence === 'documented' && deciding.some(isInferred);
  return { rule, sentence, facts: [...distinct.values()], confidence: inferred ? 'inferred' : confidence };
}

/** A value that the document does not hold: a documented default, or one told from another field. */
export function isInferred(fact: BasisFact): boolean {
  return fact.note !== undefined && fact.value !== null;
}

const ORDER: readonly Confidence[] = ['documented', 'inferred', 'conflicting'];

/** The weakest confidence of several reasons. */
export function weakest(reasons: readonly Basis[]): Confidence {
  return reasons.reduce<Confidence>(
    (found, reason) => (ORDER.indexOf(reason.confidence) > ORDER.indexOf(found) ? reason.confidence : found),
    'documented',
  );
}
