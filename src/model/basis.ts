import type { Outcome } from '../kernel/known.ts';
import type { Confidence } from './layer.ts';

/** Why a party owes a duty. */
export interface Basis {
  rule: string;
  /** The sentence of the source the rule rests on, as published. */
  sentence: string;
  facts: BasisFact[];
  confidence: Confidence;
}

export interface BasisFact {
  field: string;
  /** The observed value; null where the field was not read. */
  value: unknown;
  source: string;
  ids: string[];
  path?: string;
  /** Where the value is a documented default, or was not read: a sentence. */
  note?: string;
  /** How the fetch ended, where the field was not read. */
  outcome?: Outcome;
}
