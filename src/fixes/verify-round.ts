import type { Json } from '../kernel/json.ts';
import type { FixRefusal } from '../model/fix.ts';
import type { ScanFinding } from '../model/scan.ts';
import { isSameTree, withChanges } from './change.ts';
import type { PlannedFix } from './plan-round.ts';
import type { ReadDocument } from './read-documents.ts';

/** A text as it was read and judged. */
interface Judged {
  documents: readonly ReadDocument[];
  findings: readonly ScanFinding[];
}

/**
 * Which fixes did something else than they were to do: every document has to hold what it held, but for the
 * fields that were meant; no check may find more than before, and none what was mended.
 */
export function verifyRound(
  before: Judged,
  after: Judged,
  made: readonly PlannedFix[],
): Map<PlannedFix, FixRefusal> {
  const wrong = new Map<PlannedFix, FixRefusal>();
  const pages = changedPages(before.documents, after.documents, made);
  for (const fix of made) if (pages(fix.page)) wrong.set(fix, 'not-verified');
  if (wrong.size > 0) return wrong;
  const open = new Set(after.findings.flatMap(complaintsOf));
  for (const fix of made)
    if (fix.opens !== true && open.has(`${fix.check} ${fix.page} ${fix.complaint}`))
      wrong.set(fix, 'not-resolved');
  const worse = worseSubjects(before.findings, after.findings);
  for (const fix of made) if (worse.has(fix.subject)) wrong.set(fix, 'new-finding');
  // What became worse where nothing was edited nobody can tell a cause of.
  if (worse.size > 0 && wrong.size === 0) for (const fix of made) wrong.set(fix, 'new-finding');
  return wrong;
}

/** Tells of the number of a document whether its fixes have to go. */
function changedPages(
  before: readonly ReadDocument[],
  after: readonly ReadDocument[],
  made: readonly PlannedFix[],
): (page: number) => boolean {
  if (before.length !== after.length) return () => true;
  const changed = new Set<number>();
  let elsewhere = false;
  const byPage = Map.groupBy(made, ({ page }) => page);
  for (const [index, document] of before.entries()) {
    const fixes = byPage.get(document.number) ?? [];
    if (isAsMeant(document, after[index], fixes)) continue;
    if (fixes.length > 0) changed.add(document.number);
    else elsewhere = true;
  }
  return (page) => elsewhere || changed.has(page);
}

function isAsMeant(
  { parsed: old }: ReadDocument,
  changed: ReadDocument | undefined,
  fixes: readonly PlannedFix[],
): boolean {
  const parsed = changed?.parsed;
  if (old === undefined || parsed === undefined) return old === parsed;
  const meant: Json = withChanges(
    old.value,
    distinctChanges(fixes).map(({ change }) => change),
  );
  return (
    isSameTree(meant, parsed.value) &&
    parsed.repeated.length === old.repeated.length &&
    (parsed.ignored === undefined) === (old.ignored === undefined)
  );
}

function distinctChanges(fixes: readonly PlannedFix[]): PlannedFix[] {
  return [...new Map(fixes.map((fix) => [`${fix.path} ${fix.change.value}`, fix])).values()];
}

function complaintsOf({ check, evidence }: ScanFinding): string[] {
  return evidence.map(({ page = 1, path }) => `${check} ${page} ${path}`);
}

/** Objects of which a check says what it did not say before, or of more fields. A fail may have hidden an unknown. */
function worseSubjects(before: readonly ScanFinding[], after: readonly ScanFinding[]): Set<string> {
  const known = new Map(before.map((finding) => [finding.fingerprint, finding]));
  const worse = after.filter(({ fingerprint, verdict, evidence }) => {
    const old = known.get(fingerprint);
    if (old === undefined) return true;
    return verdict === old.verdict ? evidence.length > old.evidence.length : verdict === 'fail';
  });
  return new Set(worse.map(({ subject }) => subject));
}
