import { type AdvisorySet, embeddedAdvisories } from '../advisories/embedded.ts';
import { catalogue } from '../checks/catalogue.generated.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { ImageScanFile } from '../image-scans/image-scan.ts';
import { compareText } from '../kernel/compare.ts';
import type { Evidence } from '../kernel/known.ts';
import { daysBetween, parseInstant, toInstantText } from '../kernel/time.ts';
import { type AdviceDataAge, OLD_AFTER_DAYS } from '../model/advice.ts';
import { ASSESSMENT_SCHEMA_VERSION, type Assessment, type Finding, type Tally } from '../model/assessment.ts';
import type { Configuration } from '../model/layer.ts';
import { normaliseImageVulnerabilities } from '../model/normalise/image-vulnerabilities.ts';
import { Reading } from '../model/normalise/reading.ts';
import { normaliseTables } from '../model/normalise/tables.ts';
import { type Scope, scopeKey } from '../model/scope.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { Tables } from '../model/tables.ts';
import { AccountAdvisories } from '../patches/account-advisories.ts';
import type { OpenAtScopes } from '../patches/open-at-scopes.ts';
import type { Cell } from '../responsibility/cell.ts';
import { resolve } from '../responsibility/resolve.ts';
import { statementReports } from '../responsibility/statement-reports.ts';
import { type CurrentPods, statementOf } from '../responsibility/statements.ts';
import { PODS, type Snapshot, type SnapshotEntry } from '../snapshot/snapshot.ts';
import { toCatalogueEntries } from './catalogue-entries.ts';
import { Contributions, type Outcome } from './contributions.ts';
import { toFinding } from './findings.ts';
import { imageScanSources } from './image-scan-sources.ts';
import { PodJudge } from './judge-pods.ts';
import { judgeTables } from './judge-tables.ts';
import type { Judgement } from './judgement.ts';
import { toLedgerRow } from './ledger.ts';
import { Owners } from './owner.ts';
import { SourceBook } from './sources.ts';
import { type Waiver, WaiverBook } from './waivers.ts';

/** Every check there is. */
export { catalogue };

export interface AssessOptions {
  waivers?: readonly Waiver[];
  /** Checks beside those of the catalogue: those of users, of pods. */
  checks?: readonly AnyCheck[];
  /** What installed versions are held against; by default the data set that comes with Demarc. */
  advisories?: AdvisorySet;
  /** Results of image scans that were given beside the snapshot. */
  imageScans?: readonly ImageScanFile[];
}

/**
 * Judges a snapshot. Pure but for reading it: same entries in any order, same assessment.
 * @throws whatever reading the snapshot throws
 */
export async function assess(snapshot: Snapshot, options: AssessOptions = {}): Promise<Assessment> {
  const advisories = options.advisories ?? (await embeddedAdvisories());
  return new Assessor(snapshot, advisories, options).run();
}

/** What was made of a snapshot before its pods stream past. */
interface Prepared {
  reading: Reading;
  tables: Tables;
  pods: PodJudge;
  advisories: AccountAdvisories;
}

/** One run: reads, resolves, judges, adds up. */
class Assessor {
  private readonly snapshot: Snapshot;
  private readonly set: AdvisorySet;
  private readonly imageScans: readonly ImageScanFile[];
  private readonly checks: readonly AnyCheck[];
  private readonly time: number;
  private readonly sources = new SourceBook();
  private readonly contributions = new Contributions();
  private readonly waivers: WaiverBook;
  private readonly findings: Finding[] = [];
  private readonly tallies = new Map<string, Tally>();
  private readonly counted = new Map<string | undefined, Scope>();

  constructor(snapshot: Snapshot, set: AdvisorySet, options: AssessOptions) {
    const { waivers = [], imageScans = [], checks = [] } = options;
    this.checks = [...catalogue, ...checks];
    this.snapshot = snapshot;
    this.set = set;
    this.imageScans = imageScans;
    this.time = parseInstant(snapshot.header.collectedAt) ?? 0;
    this.waivers = new WaiverBook(waivers, snapshot.header.collectedAt);
  }

  async run(): Promise<Assessment> {
    const { reading, tables, pods, advisories } = await this.read();
    const cells = resolve(tables, this.time);
    const owners = new Owners(cells);
    const configurations = new Map(
      cells.flatMap((cell) =>
        cell.scope.kind === 'cluster' ? [[cell.scope.cluster ?? '', cell.configuration] as const] : [],
      ),
    );
    const configurationOf = (cluster: string): Configuration =>
      configurations.get(cluster) ?? 'outside-model';
    for (const judgement of judgeTables(this.checks, tables, this.time, configurationOf))
      this.take(judgement, owners);
    for (const judgement of pods.judgements()) this.take(judgement, owners);
    this.sources.addFaults([...reading.faultyLists(), ...pods.faultyLists()]);
    const { reports, open } = advisories.reports(tables, cells, this.time);
    return {
      ...this.assessment(cells, tables, reading, open),
      advisories: reports,
      advisoryData: ageOf(this.set, this.time),
    };
  }

  /** Pods come last in a snapshot and stream past; where they do not, the snapshot is read twice. */
  private async read(): Promise<Prepared> {
    for (const entry of imageScanSources(this.imageScans)) this.sources.add(entry);
    const others: SnapshotEntry[] = [];
    let prepared: Prepared | undefined;
    let outOfOrder = false;
    for await (const entry of this.snapshot.entries()) {
      this.sources.add(entry);
      if (entry.source !== PODS) {
        outOfOrder ||= prepared !== undefined;
        others.push(entry);
      } else if (!outOfOrder) {
        prepared ??= this.prepare(others);
        takePods(prepared, entry);
      }
    }
    if (prepared !== undefined && !outOfOrder) return prepared;
    const again = this.prepare(others);
    if (outOfOrder)
      for await (const entry of this.snapshot.entries()) if (entry.source === PODS) takePods(again, entry);
    return again;
  }

  private prepare(entries: readonly SnapshotEntry[]): Prepared {
    const reading = new Reading(this.snapshot.header, entries);
    const advisories = new AccountAdvisories(this.set.index, this.snapshot.header);
    const tables: Tables = normaliseTables(reading, {
      ...advisories.joined,
      imageVulnerabilities: ({ account }) =>
        normaliseImageVulnerabilities(reading, account, this.imageScans, this.set.index),
    });
    return { reading, tables, pods: new PodJudge(this.checks, tables, reading, this.time), advisories };
  }

  private take(judgement: Judgement, owners: Owners): void {
    const { check, scope, part, verdict, subject, count = 1 } = judgement;
    const matched = verdict.verdict === 'fail' ? this.waivers.match(check.id, subject, scope) : {};
    this.tally(judgement);
    if (judgement.missing && verdict.verdict === 'unknown') {
      this.contributions.addMissing(
        check,
        scope.kind === 'account' ? undefined : scope.cluster,
        verdict.because,
      );
    }
    const outcome: Outcome = matched.waiver === undefined ? verdict.verdict : 'waived';
    const extra = verdict.verdict === 'unknown' ? { gaps: verdict.because } : observed(verdict);
    this.contributions.add(check, scope, part, outcome, { ...extra, count });
    if (verdict.verdict !== 'fail' && verdict.verdict !== 'unknown') return;
    const finding = toFinding(judgement, owners.of(check, scope, part), matched);
    if (finding !== undefined) this.findings.push(finding);
  }

  /** Verdicts are counted for each cluster (or the account), not for each of thousands of nodes. */
  private tally({ check, scope, verdict, count = 1 }: Judgement): void {
    const counted = this.countedScope(scope);
    const key = `${check.id}\n${counted.cluster ?? ''}`;
    let tally = this.tallies.get(key);
    if (tally === undefined) {
      tally = { check: check.id, scope: counted, pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
      this.tallies.set(key, tally);
    }
    tally[verdict.verdict === 'not-applicable' ? 'notApplicable' : verdict.verdict] += count;
  }

  private countedScope({ account, region, cluster, clusterName }: Scope): Scope {
    let counted = this.counted.get(cluster);
    if (counted === undefined) {
      counted = cluster === undefined ? { kind: 'account', account } : { kind: 'cluster', account, cluster };
      if (cluster !== undefined && region !== undefined) counted.region = region;
      if (cluster !== undefined && clusterName !== undefined) counted.clusterName = clusterName;
      this.counted.set(cluster, counted);
    }
    return counted;
  }

  private currentPods(scope: Scope): CurrentPods {
    const found = this.contributions.of(scope, 'pod-runtime', 'activate-fix', undefined);
    const { pass = 0, evidence } = found.get('eci-pod-stale-after-patch') ?? {};
    return evidence === undefined ? { count: pass } : { count: pass, evidence };
  }

  private assessment(
    cells: readonly Cell[],
    tables: Tables,
    reading: Reading,
    open: OpenAtScopes,
  ): Omit<Assessment, 'advisories' | 'advisoryData'> {
    const settings = new Set(
      catalogue.filter((check) => check.judges === 'setting').map((check) => check.id),
    );
    const inputs = {
      contributions: this.contributions,
      settings,
      time: this.time,
      open,
      statementOf: (cell: Cell) => statementOf(cell, tables, this.time, (scope) => this.currentPods(scope)),
    };
    const sources = this.sources.sorted();
    return {
      schemaVersion: ASSESSMENT_SCHEMA_VERSION,
      snapshotTime: toInstantText(this.time),
      account: reading.header.account,
      scopes: distinctScopes(cells),
      ledger: cells.map((cell) => toLedgerRow(cell, inputs)),
      findings: this.findings.sort(compareFindings),
      tallies: [...this.tallies.keys()].sort(compareText).map((key) => this.tallies.get(key) as Tally),
      sources,
      catalogue: toCatalogueEntries(this.checks),
      statements: statementReports(cells, tables, sources),
      waivers: this.waivers.report(),
    };
  }
}

/** At the time of the snapshot, so that the same snapshot gives the same bytes. */
function ageOf({ index, asOf, from }: AdvisorySet, time: number): AdviceDataAge {
  const written = parseInstant(asOf);
  const ageDays = written === undefined || written > time ? null : daysBetween(written, time);
  const old = ageDays !== null && ageDays > OLD_AFTER_DAYS;
  return { asOf, ageDays, old, advisories: index.advisories.length, from };
}

function takePods({ tables, pods, advisories }: Prepared, entry: SnapshotEntry): void {
  pods.page(entry);
  advisories.page(tables, entry);
}

function observed(verdict: Judgement['verdict']): { observedAt?: number; evidence?: Evidence } {
  if (verdict.verdict !== 'pass') return {};
  const { observedAt, evidence } = verdict;
  return { ...(observedAt !== undefined && { observedAt }), ...(evidence !== undefined && { evidence }) };
}

function distinctScopes(cells: readonly Cell[]): Scope[] {
  const scopes = new Map<string, Scope>();
  for (const cell of cells)
    if (!scopes.has(scopeKey(cell.scope))) scopes.set(scopeKey(cell.scope), cell.scope);
  return [...scopes.values()];
}

/** Fails before unknowns, worst first, then by check and subject. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.verdict, b.verdict) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.check, b.check) ||
    compareText(a.subject, b.subject) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}
