/** How bad, in the words that findings use. */
export type Level = 'critical' | 'high' | 'medium' | 'low' | 'none';

/** A bound of an OSV range, as its source wrote it. */
export interface RangeEvent {
  kind: 'introduced' | 'fixed' | 'last-affected';
  version: string;
}

/** Events as in OSV, or a text as in CVE records: `>= 2.0.1, < 2.0.5`. */
export type SourceRange = { events: readonly RangeEvent[] } | { text: string };

/** What one source says about one component. */
export interface AffectedComponent {
  component: string;
  /** The version family of its bounds; undefined where nothing is known about their order. */
  family: string | undefined;
  ranges: readonly SourceRange[];
  versions: readonly string[];
  /** Ranges taken out of the ones above. */
  except: readonly SourceRange[];
  /** Ranges about which the sources allow no verdict. */
  undetermined: readonly string[];
  /** The source itself has not checked its bounds: outside of them nothing follows. */
  unverified: boolean;
}

/**
 * How much a source counts where sources differ: 1 the project or vendor itself, 2 the CVE record,
 * 3 a reviewed database, 4 one that imports without review.
 */
export type Rank = 1 | 2 | 3 | 4;

/** One source's word on a flaw. */
export interface AdvisoryRecord {
  kind: 'advisory';
  id: string;
  source: string;
  rank: Rank;
  aliases: readonly string[];
  /** The flaws that a distribution's record covers; not symmetric. */
  upstream: readonly string[];
  summary: string;
  published?: string;
  modified?: string;
  withdrawn?: string;
  level?: Level;
  vectors: readonly string[];
  affected: readonly AffectedComponent[];
  /** False: there is no fixed release, and none may come. */
  fixAvailable?: boolean;
  precondition?: string;
  mitigation?: string;
  remedy?: string;
  trigger?: string;
  disagreement?: string;
  references: readonly string[];
  /** What was wrong with the document, and was survived. */
  defects: readonly string[];
}

/** What orders the work, and changes no verdict: CISA's list of exploited flaws, FIRST's probability. */
export interface Priority {
  kind: 'priority';
  id: string;
  source: 'kev' | 'epss';
  date: string;
  due?: string;
  ransomware?: boolean;
  probability?: number;
  percentile?: number;
}

/** A fact that has to hold for a statement to apply, such as `cluster-type` is `managed`. */
export interface Condition {
  fact: string;
  oneOf: readonly string[];
}

/** A supplier's word on whether a product is affected (VEX, or an ACK notice). */
export interface Statement {
  kind: 'statement';
  id: string;
  source: string;
  component: string;
  /** Undefined: every version. */
  version?: string;
  /** From this release on its branch: where ACK says that it carries the fix. */
  fixedFrom?: string;
  status: 'not-affected' | 'affected' | 'fixed' | 'under-investigation';
  reason: string;
  date?: string;
  conditions: readonly Condition[];
}

export type Entry = AdvisoryRecord | Priority | Statement;

/** What an importer made of a document; `refused` are sentences for people. */
export interface Imported {
  entries: Entry[];
  refused: string[];
  /** The text is no document at all: it may have been cut off on its way. */
  unreadable?: string;
}
