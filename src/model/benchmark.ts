import type { StatementReport, Tally } from './assessment.ts';
import type { Basis } from './basis.ts';
import type { Bilingual } from './bilingual.ts';
import type { Column, Configuration, Layer, Party } from './layer.ts';
import type { Scope } from './scope.ts';
import type { Severity } from './severity.ts';

/** Bumped on a change that a reader of the JSON must know of; fields may be added without. */
export const BENCHMARK_SCHEMA_VERSION = '1.0';

/**
 * How an item is answered: by checks, by the shared responsibility model (what the provider runs), by a person
 * alone, or not at all, with the reason.
 */
export const ITEM_KINDS = ['automated', 'provider-inherited', 'manual', 'left-out'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** An item of somebody else's list of what should be so, and the checks that answer it. */
export interface BenchmarkItem {
  id: string;
  /** In our own words. */
  title: Bilingual;
  kind: ItemKind;
  /** Ids of checks; of statements (`resp-*`) where it is inherited. */
  checks: readonly string[];
  level?: string;
  /** Whether the benchmark counts it towards its score. */
  scored?: boolean;
  /** The data decides a part of it only: that nothing fails is not yet a pass. */
  judgement?: true;
  /** Of a check with sub-results, the settings that this item is about. */
  settings?: readonly string[];
  /** Sub-results that the check fails and the benchmark takes: `eventRecordQPS=0`. */
  accepts?: readonly string[];
  /** Why it is left out, or left to a person. */
  because?: Bilingual;
  /** What to know of the item itself. */
  note?: Bilingual;
}

export interface BenchmarkSection {
  /** What the ids of its items start with. */
  id: string;
  title: Bilingual;
}

export interface Benchmark {
  id: string;
  title: Bilingual;
  version?: string;
  /** Where it is published. */
  reference: string;
  sections: readonly BenchmarkSection[];
  items: readonly BenchmarkItem[];
}

export const ITEM_VERDICTS = ['fail', 'unknown', 'manual', 'pass', 'inherited', 'not-applicable'] as const;
export type ItemVerdict = (typeof ITEM_VERDICTS)[number];

/** Why an item has its verdict, where no finding tells. */
export const ITEM_REASONS = [
  'held-by-provider',
  'no-check-reads-masters',
  'outside-model',
  'kind-unread',
  'clusters-unlisted',
  'check-not-run',
  'nothing-to-judge',
  'person-judges',
  'left-out',
] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

/** What a check answered about one cluster, or about the account that the cluster is in. */
export interface CheckCount extends Pick<Tally, 'pass' | 'fail' | 'unknown' | 'notApplicable'> {
  check: string;
  /** Fails that somebody accepted; they are among `fail`. */
  waived: number;
  scope: 'account' | 'cluster';
}

export interface ItemResult {
  id: string;
  section: string;
  title: Bilingual;
  kind: ItemKind;
  level?: string;
  scored?: boolean;
  verdict: ItemVerdict;
  /** Who owes it; where it fails, who owes what fails. */
  party: Party;
  layers: Layer[];
  checks: CheckCount[];
  /** Ids of checks that the assessment was made without. */
  notRun?: string[];
  /** Ids of the statements on the control plane that it rests on. */
  statements?: string[];
  reason?: ItemReason;
  because?: Bilingual;
  note?: Bilingual;
  /** Fingerprints of the findings it rests on. */
  findings: string[];
  /** Of the worst failing finding that is not Alibaba Cloud's and that nobody accepted. */
  severity?: Severity;
  /** A source that was denied, throttled, failed or not attempted is part of why it is unknown. */
  unread?: true;
}

/** What is known of the layer that the provider-side items are about. */
export interface ControlPlane {
  party: Party;
  basis: Basis[];
  /** Statements on the cluster: what its own fields prove, and whether evidence of the work was seen. */
  statements: StatementReport[];
}

export interface ClusterResult {
  scope: Scope;
  configuration: Configuration | null;
  assumed?: Column | null;
  counts: Record<ItemVerdict, number>;
  controlPlane: ControlPlane;
  items: ItemResult[];
}

/** A benchmark answered for every cluster of an assessment. */
export interface BenchmarkReport {
  schemaVersion: string;
  snapshotTime: string;
  account: string;
  benchmark: Omit<Benchmark, 'items'>;
  clusters: ClusterResult[];
}
