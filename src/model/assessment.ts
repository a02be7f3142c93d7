import type { Evidence, Outcome } from '../kernel/known.ts';
import type { AdviceDataAge } from './advice.ts';
import type { AdvisoryReport } from './advisory-report.ts';
import type { Basis } from './basis.ts';
import type { Bilingual } from './bilingual.ts';
import type { Column, Confidence, Configuration, Duty, Layer, Party } from './layer.ts';
import type { Scope } from './scope.ts';
import type { Severity } from './severity.ts';

/** Bumped on a change that a reader of the JSON must know of; fields may be added without. */
export const ASSESSMENT_SCHEMA_VERSION = '1.0';

/** The answer of one run: what reports, stores and servers know. Embeds the catalogue it was made with. */
export interface Assessment {
  schemaVersion: string;
  /** RFC 3339: the only "now" in it. */
  snapshotTime: string;
  account: string;
  scopes: Scope[];
  ledger: LedgerRow[];
  findings: Finding[];
  tallies: Tally[];
  sources: SourceReport[];
  catalogue: CatalogueEntry[];
  statements: StatementReport[];
  /** What is open comes first; absent where nothing with a version was judged, and in older assessments. */
  advisories?: AdvisoryReport[];
  /** How old they were at the time of the snapshot. */
  advisoryData?: AdviceDataAge;
  waivers: WaiverReport;
}

export type CustomerState = 'breached' | 'unproven' | 'waived' | 'met';
export type ProviderState = 'overdue' | 'unverified' | 'verified';
export type State = CustomerState | ProviderState | 'not-applicable';

/** One cell of the source table made live: a duty of a layer at a scope. */
export interface LedgerRow {
  scope: Scope;
  layer: Layer;
  configuration: Configuration;
  /** For `outside-model`: the nearest column, an assumption; null where there is none. */
  assumed?: Column | null;
  /** Null for a dash of the source table. */
  duty: Duty | null;
  /** Tells apart the rows of a duty that automation covers only in part. */
  part?: 'automated' | 'remainder';
  party: Party | null;
  state: State;
  confidence: Confidence;
  basis: Basis[];
  /** Ids of the checks and statements that count here. */
  checks: string[];
  /** Advisories that are open here and have a fix, by id. */
  advisories?: string[];
  /** What the row rests on when it is the provider's: said of the evidence, never a blank tick. */
  statement?: Statement;
  /** For `met` and `verified`: when the oldest evidence was true (RFC 3339), and its age in days. */
  evidenceAt?: string;
  evidenceAgeDays?: number;
  /** For `unproven` and `unverified`: why. */
  because?: string[];
  /** A source that was denied, throttled, failed or not attempted is part of the reason. */
  unread?: true;
}

export interface Statement {
  state: ProviderState;
  /** English; other languages are rendered from `text` and `saw`. */
  message: string;
  text: Bilingual;
  saw: Saw;
  evidence: Evidence[];
}

/** What is said of a scope beside its rows (`resp-*` of the catalogue): neither pass nor fail. */
export interface StatementReport extends Statement {
  check: string;
  scope: Scope;
  subject: string;
}

export type Saw = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A verdict that needs somebody: a fail or an unknown. */
export interface Finding {
  check: string;
  scope: Scope;
  /** A cloud id, or `<cluster>/<kind>[.group]/[namespace/]name`. */
  subject: string;
  verdict: 'fail' | 'unknown';
  severity: Severity;
  /** English; other languages are rendered from `severityReasonText`. */
  severityReason?: string;
  severityReasonText?: Bilingual;
  layer: Layer;
  duty: Duty;
  part?: 'automated' | 'remainder';
  party: Party;
  /** English; other languages are rendered from the catalogue's template and `saw`. */
  message: string;
  saw: Saw;
  evidence: Evidence[];
  act: Act;
  waiver?: { owner: string; reason: string; expires: string };
  /** A waiver that matched has run out. */
  waiverExpired?: { owner: string; reason: string; expires: string };
  fingerprint: string;
}

/** The one next step: what to do, where in the console, and the call that does it. */
export interface Act {
  step: string;
  console?: string;
  call?: string;
}

/** Verdict counts of a check within a cluster (or the account). */
export interface Tally {
  check: string;
  scope: Scope;
  pass: number;
  fail: number;
  unknown: number;
  notApplicable: number;
}

export interface SourceReport {
  source: string;
  ids: string[];
  outcome: Outcome;
  reason?: string;
  cure?: string;
  readAt?: string;
}

/** What a report needs to know of a check, so that an old assessment still renders after the check changed. */
export interface CatalogueEntry {
  id: string;
  kind: 'check' | 'statement';
  layer: Layer;
  duty: Duty | null;
  severity: Severity;
  title: Bilingual;
  message: Bilingual;
  act: { step: Bilingual; console?: Bilingual; call?: string };
  references: string[];
}

export interface WaiverReport {
  applied: number;
  /** Waivers that match nothing: a typo, or the finding is gone. */
  unmatched: WaiverLine[];
  expired: WaiverLine[];
}
export interface WaiverLine {
  check: string;
  subject?: string;
  cluster?: string;
  owner: string;
  reason: string;
  expires: string;
}
