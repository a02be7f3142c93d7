import { toCatalogueEntries } from '../assess/catalogue-entries.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { compareText } from '../kernel/compare.ts';
import { toInstantText } from '../kernel/time.ts';
import { ASSESSMENT_SCHEMA_VERSION, type SourceReport, type WaiverReport } from '../model/assessment.ts';
import type { Column } from '../model/layer.ts';
import type {
  CheckReason,
  KindCount,
  NotRun,
  RenderedSource,
  ScanFinding,
  ScanReport,
  ScanSummary,
} from '../model/scan.ts';
import type { Counts, FileScan, Needs } from './file-scan.ts';
import type { CheckPlan } from './runnable-checks.ts';
import { MANIFEST, MANIFEST_SCOPE } from './scope.ts';

/** What the report says of the scan as a whole. */
export interface ScanTerms {
  checks: readonly AnyCheck[];
  plan: CheckPlan;
  time: number;
  configuration: Column | undefined;
  kubernetesVersion: string | undefined;
  profile: string | undefined;
  reasons: readonly CheckReason[];
}

/** What became of one file, or of a folder that had to be rendered. */
export interface FileOutcome {
  file: string;
  /** Why it could not be read at all. */
  reason?: string;
  template?: true;
  scan?: FileScan;
  rendered?: RenderedSource;
}

/** Adds up files as they are scanned. */
export class ScanBook {
  private readonly terms: ScanTerms;
  private readonly sources: SourceReport[] = [];
  private readonly counts = new Map<string, Counts>();
  private readonly judged = new Map<string, number>();
  private readonly unjudged = new Map<string, number>();
  private readonly needs = new Map<string, Needs>();
  private readonly summary: ScanSummary;

  constructor(terms: ScanTerms) {
    this.terms = terms;
    this.summary = {
      files: 0,
      documents: 0,
      objects: 0,
      others: 0,
      judged: [],
      unjudged: [],
      templates: [],
      warnings: [],
      unreadable: [],
      rendered: [],
      notRun: [],
      reasons: [],
    };
    if (terms.configuration !== undefined) this.summary.configuration = terms.configuration;
    if (terms.kubernetesVersion !== undefined) this.summary.kubernetesVersion = terms.kubernetesVersion;
    if (terms.profile !== undefined) this.summary.profile = terms.profile;
  }

  add({ file, reason, template, scan, rendered }: FileOutcome): void {
    const { summary } = this;
    if (rendered !== undefined) this.addRendered(rendered);
    else summary.files++;
    if (scan !== undefined) this.addScan(scan);
    else if (template === true) {
      summary.templates.push(file);
      this.source(file, ['not-attempted', 'it is a template that has to be rendered first']);
    } else if (reason !== undefined) {
      summary.unreadable.push({ file, line: 1, reason });
      this.source(file, ['failed', reason]);
    }
  }

  /** Documents that could not be read, templates, and charts and kustomizations that nobody rendered although asked. */
  unread(): number {
    const unrendered = this.summary.rendered.filter(
      ({ outcome }) => outcome === 'failed' || outcome === 'not-installed',
    );
    const { unreadable, templates } = this.summary;
    return unreadable.length + templates.length + unrendered.length;
  }

  private addScan(scan: FileScan): void {
    const { summary } = this;
    summary.documents += scan.documents;
    summary.others += scan.others;
    summary.warnings.push(...scan.warnings);
    summary.unreadable.push(...scan.unreadable);
    addCounts(this.judged, scan.judged);
    addCounts(this.unjudged, scan.unjudged);
    for (const [check, counts] of scan.counts) addVerdicts(this.counts, check, counts);
    for (const [check, needs] of scan.needs) addNeeds(this.needs, check, needs);
    const [fault] = scan.unreadable;
    this.source(
      scan.file,
      fault === undefined ? undefined : ['failed', `line ${fault.line}: ${fault.reason}`],
    );
  }

  private addRendered(rendered: RenderedSource): void {
    this.summary.rendered.push(rendered);
    if (rendered.outcome === 'rendered') return;
    const outcome = rendered.outcome === 'failed' ? 'failed' : 'not-attempted';
    this.source(rendered.folder, [outcome, rendered.reason ?? `${rendered.tool} was not run`]);
  }

  private partlyRun(): NotRun[] {
    return [...this.needs].map(([check, { sources, objects }]) => ({
      check,
      needs: [...sources].sort(compareText),
      objects,
    }));
  }

  private source(file: string, fault: [SourceReport['outcome'], string] | undefined): void {
    const source: SourceReport = { source: MANIFEST, ids: [file], outcome: fault?.[0] ?? 'read' };
    if (fault !== undefined) source.reason = fault[1];
    this.sources.push(source);
  }

  report(findings: ScanFinding[], waivers: WaiverReport): ScanReport {
    const { summary, terms } = this;
    summary.judged = sortedCounts(this.judged);
    summary.unjudged = sortedCounts(this.unjudged);
    summary.notRun = [...terms.plan.notRun, ...this.partlyRun()].sort((a, b) =>
      compareText(a.check, b.check),
    );
    summary.reasons = terms.reasons.filter(({ check }) => {
      const counts = this.counts.get(check);
      return counts !== undefined && counts.fail + counts.unknown > 0;
    });
    summary.objects = total(summary.judged) + total(summary.unjudged);
    return {
      schemaVersion: ASSESSMENT_SCHEMA_VERSION,
      snapshotTime: toInstantText(terms.time),
      account: MANIFEST,
      scopes: [MANIFEST_SCOPE],
      ledger: [],
      findings,
      tallies: [...this.counts.keys()]
        .sort(compareText)
        .map((check) => ({ check, scope: MANIFEST_SCOPE, ...(this.counts.get(check) as Counts) })),
      sources: this.sources,
      catalogue: toCatalogueEntries(terms.checks),
      statements: [],
      waivers,
      scan: summary,
    };
  }
}

function addNeeds(into: Map<string, Needs>, check: string, from: Needs): void {
  const before = into.get(check) ?? { sources: new Set(), objects: 0 };
  before.objects += from.objects;
  for (const source of from.sources) before.sources.add(source);
  into.set(check, before);
}

function addCounts(into: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [name, count] of from) into.set(name, (into.get(name) ?? 0) + count);
}

function addVerdicts(into: Map<string, Counts>, check: string, from: Counts): void {
  const before = into.get(check) ?? { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  for (const name of ['pass', 'fail', 'unknown', 'notApplicable'] as const) before[name] += from[name];
  into.set(check, before);
}

function sortedCounts(counts: ReadonlyMap<string, number>): KindCount[] {
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => compareText(a.kind, b.kind));
}

function total(counts: readonly KindCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
