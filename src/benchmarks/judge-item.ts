import type { CatalogueEntry, Finding } from '../model/assessment.ts';
import type { BenchmarkItem, CheckCount, ItemReason, ItemResult, ItemVerdict } from '../model/benchmark.ts';
import { LAYERS, type Layer, type Party } from '../model/layer.ts';
import { UNREAD_ID } from '../model/scope.ts';
import { SEVERITIES } from '../model/severity.ts';
import { type Answers, subResult } from './answers.ts';
import { firstOf, type LedgerOwners } from './owners.ts';

const UNREAD = new Set(['denied', 'throttled', 'failed', 'not-attempted']);

/** Answers an item of the customer for one cluster from what the checks found. */
export function judgeItem(
  item: BenchmarkItem,
  section: string,
  cluster: string,
  answers: Answers,
  owners: LedgerOwners,
): ItemResult {
  const entries = item.checks.flatMap((id) => entryOf(answers, id));
  const notRun = item.checks.filter((id) => entryOf(answers, id).length === 0);
  const checks = entries.map(({ id }) => answers.count(id, cluster, item));
  const findings = entries.flatMap(({ id }) => answers.findings(id, cluster)).filter((f) => isAbout(f, item));
  const [verdict, reason] = verdictOf(item, checks, notRun, cluster);
  const result: ItemResult = {
    ...described(item, section),
    verdict,
    party: partyOf(verdict, findings, () => ownerOf(item, cluster, entries, owners)),
    layers: layersOf(entries),
    checks,
    findings: findings.map(({ fingerprint }) => fingerprint).sort(),
  };
  if (notRun.length > 0) result.notRun = notRun;
  if (reason !== undefined) result.reason = reason;
  const severity = worstOpen(findings);
  if (severity !== undefined) result.severity = severity;
  if (verdict === 'unknown' && findings.some(isUnread)) result.unread = true;
  return result;
}

/** What is said of an item whatever is found. */
export function described(
  item: BenchmarkItem,
  section: string,
): Pick<ItemResult, 'id' | 'section' | 'title' | 'kind' | 'level' | 'scored' | 'because' | 'note'> {
  const { id, title, kind, level, scored, because, note } = item;
  return {
    id,
    section,
    title,
    kind,
    ...(level !== undefined && { level }),
    ...(scored !== undefined && { scored }),
    ...(because !== undefined && { because }),
    ...(note !== undefined && { note }),
  };
}

function entryOf(answers: Answers, id: string): CatalogueEntry[] {
  const entry = answers.entry(id);
  return entry?.kind === 'check' ? [entry] : [];
}

function isAbout(finding: Finding, item: BenchmarkItem): boolean {
  return item.settings === undefined || ['fail', 'unknown'].includes(subResult(finding, item));
}

/** Fail > unknown > left to a person > pass > not applicable: never a pass without a check that passes. */
function verdictOf(
  item: BenchmarkItem,
  checks: readonly CheckCount[],
  notRun: readonly string[],
  cluster: string,
): [ItemVerdict, ItemReason?] {
  if (item.kind === 'left-out') return ['manual', 'left-out'];
  if (item.kind === 'manual') return ['manual', 'person-judges'];
  if (checks.some(({ fail }) => fail > 0)) return ['fail'];
  if (cluster === UNREAD_ID) return ['unknown', 'clusters-unlisted'];
  if (checks.some(({ unknown }) => unknown > 0)) return ['unknown'];
  if (notRun.length > 0) return ['unknown', 'check-not-run'];
  if (item.judgement) return ['manual', 'person-judges'];
  return checks.some(({ pass }) => pass > 0) ? ['pass'] : ['not-applicable', 'nothing-to-judge'];
}

function partyOf(verdict: ItemVerdict, findings: readonly Finding[], byLedger: () => Party): Party {
  if (verdict !== 'fail') return byLedger();
  const failing = findings.filter((finding) => finding.verdict === 'fail');
  const open = failing.filter(({ waiver }) => waiver === undefined);
  return firstOf((open.length > 0 ? open : failing).map(({ party }) => party));
}

/** What no check judges is somebody's to judge: the customer's, for the provider holds no such item. */
function ownerOf(
  { kind }: BenchmarkItem,
  cluster: string,
  entries: readonly CatalogueEntry[],
  owners: LedgerOwners,
): Party {
  return kind === 'manual' || kind === 'left-out' ? 'customer' : owners.of(cluster, entries);
}

function layersOf(entries: readonly CatalogueEntry[]): Layer[] {
  return LAYERS.filter((layer) => entries.some((entry) => entry.layer === layer));
}

function worstOpen(findings: readonly Finding[]): Finding['severity'] | undefined {
  const open = findings.filter(
    ({ verdict, waiver, party }) => verdict === 'fail' && waiver === undefined && party !== 'alibaba-cloud',
  );
  return SEVERITIES.find((severity) => open.some((finding) => finding.severity === severity));
}

function isUnread({ verdict, saw }: Finding): boolean {
  return verdict === 'unknown' && UNREAD.has(String(saw.outcome));
}
