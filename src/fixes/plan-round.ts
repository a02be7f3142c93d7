import type { FixRefusal, FixSafety, TextEdit } from '../model/fix.ts';
import type { ScanFinding } from '../model/scan.ts';
import { type Change, pointerOf, tokensOf } from './change.ts';
import type { FixTerms, Proposal } from './fix-rule.ts';
import { fixRules } from './fix-rules.ts';
import { planEdits } from './plan-edits.ts';
import type { ReadDocument } from './read-documents.ts';
import { inOrder } from './text-edits.ts';

/** What a fix is about, in the text of its round. */
interface RoundPlace {
  /** The same in every round. */
  key: string;
  check: string;
  subject: string;
  /** The number of the document. */
  page: number;
  path: string;
}

export interface PlannedFix extends RoundPlace {
  /** The field that the finding points to. */
  complaint: string;
  change: Change;
  safety: FixSafety;
  opens?: true;
}

interface RoundPlan {
  edits: TextEdit[];
  made: PlannedFix[];
  held: RoundPlace[];
  refused: (RoundPlace & { reason: FixRefusal })[];
}

/** The edits that mend what was found, as far as one round goes. */
export function planRound(
  text: string,
  documents: readonly ReadDocument[],
  findings: readonly ScanFinding[],
  terms: FixTerms,
  banned: ReadonlyMap<string, FixRefusal>,
): RoundPlan {
  const plan: RoundPlan = { edits: [], made: [], held: [], refused: [] };
  const wanted = new Map<number, PlannedFix[]>();
  for (const rule of fixRules) {
    if (!terms.isChosen(rule.check)) continue;
    for (const finding of findings) {
      if (finding.check !== rule.check || finding.verdict !== 'fail' || finding.waiver !== undefined)
        continue;
      for (const { page = 1, path: complaint } of finding.evidence) {
        const parsed = documents[page - 1]?.parsed;
        if (parsed === undefined) continue;
        const complaintOf = { document: parsed.value, path: tokensOf(complaint) };
        for (const proposal of rule.propose(complaintOf))
          take(plan, wanted, proposal, { finding, page, complaint }, terms, banned);
      }
    }
  }
  for (const [page, fixes] of wanted) planDocument(text, documents[page - 1], fixes, plan);
  plan.edits = inOrder(plan.edits);
  return plan;
}

function take(
  plan: RoundPlan,
  wanted: Map<number, PlannedFix[]>,
  proposal: Proposal,
  { finding, page, complaint }: { finding: ScanFinding; page: number; complaint: string },
  terms: FixTerms,
  banned: ReadonlyMap<string, FixRefusal>,
): void {
  const { check, subject } = finding;
  const path = 'change' in proposal ? pointerOf(proposal.change) : complaint;
  const place: RoundPlace = { key: `${check} ${page} ${complaint} ${path}`, check, subject, page, path };
  const reason = 'refused' in proposal ? proposal.refused : banned.get(place.key);
  if (reason !== undefined) plan.refused.push({ ...place, reason });
  else if ('change' in proposal && proposal.safety === 'unsafe' && !terms.unsafe) plan.held.push(place);
  else if ('change' in proposal) {
    const fixes = wanted.get(page) ?? [];
    fixes.push({ ...place, ...proposal, complaint });
    wanted.set(page, fixes);
  }
}

function planDocument(
  text: string,
  document: ReadDocument | undefined,
  fixes: readonly PlannedFix[],
  plan: RoundPlan,
): void {
  if (document?.parsed === undefined) return;
  const { edits, planned } = planEdits(
    text,
    document.parsed,
    fixes.map(({ change }) => change),
  );
  plan.edits.push(...edits);
  for (const [index, fix] of fixes.entries()) {
    const outcome = planned[index];
    if (outcome === 'made') plan.made.push(fix);
    else if (outcome !== undefined && outcome !== 'later') plan.refused.push({ ...fix, reason: outcome });
  }
}
