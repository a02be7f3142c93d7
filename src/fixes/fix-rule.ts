import type { Json } from '../kernel/json.ts';
import type { FixRefusal, FixSafety } from '../model/fix.ts';
import type { Change } from './change.ts';

/** What a check found wrong: one of the fields that its finding points to. */
export interface Complaint {
  /** The document, and the field in it. */
  document: Json;
  path: readonly string[];
}

/** How to mend one field; or why not. */
export type Proposal =
  | {
      change: Change;
      safety: FixSafety;
      /** The check complains until a person has taken a further step. */
      opens?: true;
    }
  | { refused: FixRefusal };

/** How what one check finds is mended where that is mechanical. */
export interface FixRule {
  check: string;
  /** Nothing where the finding points to a field that only explains it. */
  propose(complaint: Complaint): readonly Proposal[];
}

/** Which fixes are wanted. */
export interface FixTerms {
  isChosen(check: string): boolean;
  unsafe: boolean;
}
