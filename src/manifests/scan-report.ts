import { toCatalogueEntries } from '../assess/catalogue-entries.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { compareText } from '../kernel/compare.ts';
import { toInstantText } from '../kernel/time.ts';
import { ASSESSMENT_SCHEMA_VERSION, type SourceReport, type WaiverReport } from '../model/assessment.ts';
import type { Column } from '../model/layer.ts';
import type { KindCount, RenderedSource, ScanFinding, ScanReport, ScanSummary } from '../model/scan.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import type { CheckPlan } from './runnable-checks.ts';
import type { Counts, FileScan } from './scan-text.ts';
import { MANIFEST, MANIFEST_SCOPE } from './scope.ts';

/** What the report says of the scan as a whole. */
export interface ScanTerms {
  checks: readonly AnyCheck[];
  plan: CheckPlan;
  time: number;
  configuration: Column | undefined;
  kubernetesVersion: string | undefined;
  /** Findings below it are counted, not told. */
  severity: Severity | undefined;
}

/** Adds up files as they are scanned. */
export class ScanBook {
  private readonly terms: ScanTerms;
  private readonly findings: ScanFinding[] = [];
  private readonly sources: SourceReport[] = [];
  private readonly counts = new Map<string, Counts>();
  private readonly judged = new Map<string, number>();
  private readonly unjudged = new Map<string, number>();
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
      notRun: [...terms.plan.notRun],
    };
    if (terms.configuration !== undefined) this.summary.configuration = terms.configuration;
    if (terms.kubernetesVersion !== undefined) this.summary.kubernetesVersion = terms.kubernetesVersion;
  }

  add(scan: FileScan): void {
    const { summary } = this;
    summary.files++;
    summary.documents += scan.documents;
    summary.others += scan.others;
    const { severity } = this.terms;
    for (const finding of scan.findings)
      if (severity === undefined || isAtLeast(finding.severity, severity)) this.findings.push(finding);
    summary.warnings.push(...scan.warnings);
    summary.unreadable.push(...scan.unreadable);
    addCounts(this.judged, scan.judged);
    addCounts(this.unjudged, scan.unjudged);
    for (const [check, counts] of scan.counts) addVerdicts(this.counts, check, counts);
    const [fault] = scan.unreadable;
    this.source(
      scan.file,
      fault === undefined ? undefined : ['failed', `line ${fault.line}: ${fault.reason}`],
    );
  }

  addTemplate(file: string): void {
    this.summary.files++;
    this.summary.templates.push(file);
    this.source(file, ['not-attempted', 'it is a template that has to be rendered first']);
  }

  addUnreadable(file: string, reason: string): void {
    this.summary.files++;
    this.summary.unreadable.push({ file, line: 1, reason });
    this.source(file, ['failed', reason]);
  }

  addRendered(rendered: RenderedSource): void {
    this.summary.rendered.push(rendered);
    if (rendered.outcome === 'rendered') return;
    const outcome = rendered.outcome === 'failed' ? 'failed' : 'not-attempted';
    this.source(rendered.folder, [outcome, rendered.reason ?? `${rendered.tool} was not run`]);
  }

  private source(file: string, fault: [SourceReport['outcome'], string] | undefined): void {
    const source: SourceReport = { source: MANIFEST, ids: [file], outcome: fault?.[0] ?? 'read' };
    if (fault !== undefined) source.reason = fault[1];
    this.sources.push(source);
  }

  report(waivers: WaiverReport): ScanReport {
    const { summary, terms } = this;
    summary.judged = sortedCounts(this.judged);
    summary.unjudged = sortedCounts(this.unjudged);
    summary.objects = total(summary.judged) + total(summary.unjudged);
    return {
      schemaVersion: ASSESSMENT_SCHEMA_VERSION,
      snapshotTime: toInstantText(terms.time),
      account: MANIFEST,
      scopes: [MANIFEST_SCOPE],
      ledger: [],
      findings: this.findings,
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
