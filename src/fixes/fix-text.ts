import { LineIndex } from '../manifests/line-index.ts';
import { type ScanContext, scanText } from '../manifests/scan-text.ts';
import type { FixPlace, MadeFix, RefusedFix, TextEdit, UnreadForFix } from '../model/fix.ts';
import type { FixTerms } from './fix-rule.ts';
import { hiddenLines } from './hidden-lines.ts';
import { type PlannedFix, planRound } from './plan-round.ts';
import { type ReadDocument, readDocuments } from './read-documents.ts';
import { applyEdits, composeEdits, originalOffset } from './text-edits.ts';
import { unifiedDiff } from './unified-diff.ts';
import { verifyRound } from './verify-round.ts';

/** What becomes of a text: all edits were read again and judged again. */
export interface FixedText {
  text: string;
  edits: TextEdit[];
  diff: string;
  fixes: MadeFix[];
  held: FixPlace[];
  refused: RefusedFix[];
  unreadable: readonly UnreadForFix[];
}

// A fix may make room for another; what turns out to be wrong is left out in a further round.
const MOST_ROUNDS = 25;

/** Mends what can be mended by an edit of a few words; what cannot be proven afterwards is left as it was. */
export function fixText(file: string, text: string, context: ScanContext, terms: FixTerms): FixedText {
  const lines = new LineIndex(text);
  const banned = new Map<string, RefusedFix['reason']>();
  const before = readDocuments(text);
  let documents = before;
  let scan = scanText(file, text, context);
  const { unreadable } = scan;
  const result: FixedText = { text, edits: [], diff: '', fixes: [], held: [], refused: [], unreadable };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const plan = planRound(result.text, documents, scan.findings, terms, banned);
    const placed = toPlace(lines, documents, result.edits);
    result.held = distinct(plan.held.map(placed));
    result.refused = distinct(plan.refused.map((fix) => ({ ...placed(fix), reason: fix.reason })));
    if (plan.edits.length === 0) break;
    const next = applyEdits(result.text, plan.edits);
    const after = readDocuments(next);
    const scanned = scanText(file, next, context);
    const wrong = verifyRound(
      { documents, findings: scan.findings },
      { documents: after, findings: scanned.findings },
      plan.made,
    );
    for (const [fix, reason] of wrong) banned.set(fix.key, reason);
    if (wrong.size > 0) continue;
    result.fixes.push(...distinct(plan.made.map((fix) => toMade(fix, placed(fix)))));
    result.edits = composeEdits(text.length, result.edits, plan.edits);
    result.text = next;
    documents = after;
    scan = scanned;
  }
  if (result.edits.length > 0)
    result.diff = unifiedDiff(
      file,
      hiddenLines(text, before),
      hiddenLines(result.text, documents),
      result.edits,
    );
  return result;
}

function toMade({ safety, change, opens }: PlannedFix, place: FixPlace): MadeFix {
  const made: MadeFix = { ...place, safety, value: change.value };
  if (opens === true) made.opens = true;
  return made;
}

/** Where a fix stands in the text as it was first read. */
function toPlace(lines: LineIndex, documents: readonly ReadDocument[], edits: readonly TextEdit[]) {
  return ({
    check,
    subject,
    page,
    path,
  }: Pick<PlannedFix, 'check' | 'subject' | 'page' | 'path'>): FixPlace => {
    const parsed = documents[page - 1]?.parsed;
    if (parsed === undefined) return { check, subject, line: 1, path };
    const whole = { name: parsed.start, start: parsed.start, end: parsed.end };
    const { name } = parsed.places.locate(parsed.value, path, whole).place;
    return { check, subject, line: lines.line(originalOffset(edits, name)), path };
  };
}

/** Several complaints may ask for one and the same. */
function distinct<P extends FixPlace>(places: readonly P[]): P[] {
  const known = new Map<string, P>();
  for (const place of places) known.set(`${place.check} ${place.line} ${place.path} ${place.subject}`, place);
  return [...known.values()];
}
