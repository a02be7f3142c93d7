import { toFinding } from '../assess/findings.ts';
import type { Judgement } from '../assess/judgement.ts';
import type { Waiver } from '../assess/waivers.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { compareText } from '../kernel/compare.ts';
import { sha256 } from '../kernel/hash.ts';
import type { JsonObject } from '../kernel/json.ts';
import { redact } from '../kernel/redact.ts';
import type { Finding } from '../model/assessment.ts';
import type { Party } from '../model/layer.ts';
import type { ScanFinding, ScanWarning } from '../model/scan.ts';
import type { Scope } from '../model/scope.ts';
import type { Origin } from '../model/table.ts';
import type { Verdict } from '../model/verdict.ts';
import { type AnnotationWaiver, annotationWaivers } from './annotation-waivers.ts';
import { isRemoved } from './api-use-row.ts';
import { HALF, identityOf } from './check-identity.ts';
import { type Counts, emptyScan, type FileScan } from './file-scan.ts';
import { judgeObject, withValue } from './judge-object.ts';
import { tablesOf, templateOf } from './kinds.ts';
import { LineIndex } from './line-index.ts';
import { type LoadedDocument, loadText } from './load-text.ts';
import type { ManifestObject } from './manifest-object.ts';
import { ObjectSpots, type PlacedObject } from './object-spots.ts';
import type { CheckPlan } from './runnable-checks.ts';
import { MANIFEST, MANIFEST_SCOPE } from './scope.ts';
import { secretSpans } from './secret-spans.ts';

/** What a scan knows beside the texts. */
export interface ScanContext {
  plan: CheckPlan;
  /** The time of the scan, in epoch milliseconds, and its day. */
  time: number;
  today: string;
  partyOf(check: AnyCheck): Party;
  /** The waiver of the waiver file that matches a fail. */
  waiverOf(check: string, subject: string, scope: Scope): { waiver?: Waiver; expired?: Waiver };
}

/**
 * Judges the objects of one file. Findings stand in the order of their lines.
 * @param tell who takes them as soon as their order is known; without it they are kept
 */
export function scanText(
  file: string,
  text: string,
  context: ScanContext,
  tell?: (finding: ScanFinding) => void,
): FileScan {
  const scan = emptyScan(file);
  const { clock } = context.plan;
  clock.asked = 'never';
  const lines = new LineIndex(text);
  const scanner = new FileScanner(
    scan,
    text,
    lines,
    context,
    tell ?? ((finding) => scan.findings.push(finding)),
  );
  const loaded = loadText(text, {
    isWanted: (kind, apiVersion) => isJudged(kind, apiVersion, context.plan),
    take: (document) => scanner.document(document),
  });
  if (clock.asked !== 'never') scan.holds = clock.asked;
  scan.documents = loaded.count;
  scan.others = loaded.others;
  scan.unjudged = loaded.unwanted;
  for (const fault of loaded.faults)
    scan.unreadable.push({ file, line: lines.line(fault.at), reason: fault.message });
  scanner.tellFound();
  return scan;
}

function compareFindings(a: ScanFinding, b: ScanFinding): number {
  return (
    a.location.line - b.location.line ||
    compareText(a.check, b.check) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function isJudged(kind: string, apiVersion: string, plan: CheckPlan): boolean {
  if (plan.objects.some((check) => check.concerns(kind))) return true;
  if (templateOf(kind) !== undefined && plan.pods.length > 0) return true;
  if (tablesOf(kind).some(({ table }) => plan.tables.has(table))) return true;
  return plan.tables.has('apiUses') && isRemoved(kind, apiVersion);
}

/** An object that is being judged, in its document. */
interface Judged extends PlacedObject {
  at: Origin;
  waivers: ReadonlyMap<string, AnnotationWaiver>;
  /** How often the subject stood in the file before. */
  before: number;
  /** Of its findings' fingerprints; made for the first of them, as most objects have none. */
  identity: string | undefined;
  /** As kubectl names it; made for the first finding too. */
  owner: string | undefined;
}

function ownerOf({ kind, name, namespace }: ManifestObject): string {
  return `${kind.toLowerCase()}/${name}${namespace === undefined ? '' : ` -n ${namespace}`}`;
}

class FileScanner {
  private readonly scan: FileScan;
  private readonly lines: LineIndex;
  private readonly spots: ObjectSpots;
  private readonly context: ScanContext;
  private readonly tell: (finding: ScanFinding) => void;
  /** Findings whose order is not known yet, and the last of their lines. */
  private found: ScanFinding[] = [];
  private lastLine = 0;
  /** How often a subject was seen. */
  private readonly seen = new Map<string, number>();

  constructor(
    scan: FileScan,
    text: string,
    lines: LineIndex,
    context: ScanContext,
    tell: (finding: ScanFinding) => void,
  ) {
    this.tell = tell;
    this.scan = scan;
    this.lines = lines;
    this.spots = new ObjectSpots(scan.file, text, lines);
    this.context = context;
  }

  /** Tells what was found so far, in the order of lines. */
  tellFound(): void {
    const { found, tell } = this;
    this.found = [];
    for (const finding of found.sort(compareFindings)) tell(finding);
  }

  document(document: LoadedDocument): void {
    // Two documents may share a line, where JSON follows JSON.
    if (this.found.length > 0 && this.lines.line(document.parsed.start) > this.lastLine) this.tellFound();
    for (const { name, at } of document.parsed.repeated)
      this.warn('repeated-name', at, `${JSON.stringify(name)} stands twice in one object; the last holds`);
    const { ignored } = document.parsed;
    if (ignored !== undefined)
      this.warn(
        'rest-ignored',
        ignored,
        'what follows belongs to nothing: it is not read, nor would kubectl',
      );
    for (const object of document.objects) this.object(document, object);
  }

  private object(document: LoadedDocument, object: ManifestObject): void {
    const { scan } = this;
    scan.judged.set(object.kindName, (scan.judged.get(object.kindName) ?? 0) + 1);
    const redacted = redact(object.value) as JsonObject;
    const at: Origin = { source: MANIFEST, ids: [scan.file], path: object.pointer };
    // Evidence of the first document names no page, as that of answers without pages does not.
    if (document.number > 1) at.page = document.number;
    const { waivers, faults } = annotationWaivers(object, templateOf(object.kindName) ?? []);
    const judged: Judged = {
      document,
      object,
      at,
      waivers,
      secrets: secretSpans(document.parsed.places, object.value, redacted),
      // Of repeated names only the last counts.
      hasMore: document.parsed.repeated.length > 0,
      before: this.before(object),
      identity: undefined,
      owner: undefined,
      spots: new Map(),
    };
    for (const name of faults)
      this.warn(
        'waiver-invalid',
        this.spots.start(judged),
        `${name} is no waiver: write "<owner>; <reason>; <YYYY-MM-DD>"`,
      );
    let fault: string | undefined;
    judgeObject(
      withValue(object, redacted),
      at,
      this.context.plan,
      this.context.time,
      ({ check, verdict, needs, malformed }) => {
        if (malformed !== undefined) fault = malformed.reason;
        if (needs === undefined) this.take(judged, check, verdict);
        else this.leave(check, needs);
      },
    );
    if (fault !== undefined) this.malformed(judged, fault);
  }

  /** The API server refuses it: what checks say of it is no answer. */
  private malformed(judged: Judged, reason: string): void {
    const { subject } = judged.object;
    const line = this.lines.line(this.spots.start(judged));
    this.scan.unreadable.push({ file: this.scan.file, line, reason: `${subject}: ${reason}`, subject });
  }

  private take(judged: Judged, check: AnyCheck, verdict: Verdict): void {
    const counts = this.countsOf(check.id);
    counts[verdict.verdict === 'not-applicable' ? 'notApplicable' : verdict.verdict]++;
    if (verdict.verdict !== 'fail' && verdict.verdict !== 'unknown') return;
    const { subject } = judged.object;
    judged.owner ??= ownerOf(judged.object);
    const { owner } = judged;
    const judgement: Judgement = { check, scope: MANIFEST_SCOPE, subject, owner, verdict };
    const waivers = verdict.verdict === 'fail' ? this.waiversFor(judged, check.id) : {};
    judged.identity ??= this.identity(judged);
    const finding = toFinding(
      judgement,
      this.context.partyOf(check),
      waivers,
      identityOf(check.id) + judged.identity,
    );
    if (finding === undefined) return;
    const located = this.located(finding, judged);
    this.lastLine = Math.max(this.lastLine, located.location.line);
    this.found.push(located);
  }

  /** What needs other documents is told once for the whole scan, not for each object. */
  private leave(check: AnyCheck, needs: readonly string[]): void {
    this.countsOf(check.id).unknown++;
    const known = this.scan.needs.get(check.id);
    if (known === undefined) this.scan.needs.set(check.id, { sources: new Set(needs), objects: 1 });
    else {
      known.objects++;
      for (const source of needs) known.sources.add(source);
    }
  }

  private countsOf(check: string): Counts {
    let counts = this.scan.counts.get(check);
    if (counts === undefined) {
      counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
      this.scan.counts.set(check, counts);
    }
    return counts;
  }

  private waiversFor({ object, waivers }: Judged, check: string): { waiver?: Waiver; expired?: Waiver } {
    const own = waivers.get(check);
    if (own !== undefined) {
      const { clock } = this.context.plan;
      if (clock.asked === 'never') clock.asked = 'day';
      return own.expires >= this.context.today
        ? { waiver: { check, ...own } }
        : { expired: { check, ...own } };
    }
    return this.context.waiverOf(check, object.subject, MANIFEST_SCOPE);
  }

  private located(finding: Finding, judged: Judged): ScanFinding {
    const path = finding.evidence[0]?.path ?? judged.object.pointer;
    const { location, snippet } = this.spots.at(judged, path);
    const step = finding.verdict === 'fail' ? finding.act.step : 'Correct the manifest, then scan it again';
    // Changed, not copied: nobody else has it, and findings are many.
    return Object.assign(finding, { act: { step }, location, path, snippet });
  }

  private before({ subject }: ManifestObject): number {
    const before = this.seen.get(subject) ?? 0;
    this.seen.set(subject, before + 1);
    return before;
  }

  /** Of file and object, never of a line: what moves stays the same. A file may hold an object twice. */
  private identity({ object, before }: Judged): string {
    const key = `${this.scan.file}\n${object.subject}`;
    return sha256(before === 0 ? key : `${key}\n${before + 1}`).slice(0, HALF);
  }

  private warn(code: ScanWarning['code'], at: number, message: string): void {
    this.scan.warnings.push({ file: this.scan.file, line: this.lines.line(at), code, message });
  }
}
