import type { AdvisoryIndex, IndexedAdvisory } from './advisory-index.ts';
import { describeInterval, type Reading, readVersion } from './compile-affected.ts';
import type { Bound, Line } from './line.ts';
import type { Advisory } from './merge.ts';
import type { AdvisoryRecord, Rank } from './record.ts';

export type Affected = 'yes' | 'no' | 'undetermined';

/** What one source says about one version, and by which of its ranges. */
export interface SourceReading {
  source: string;
  id: string;
  rank: Rank;
  affected: Affected;
  why: Reading['why'];
  /** As conditions, `>= 1.30.0, < 1.30.10`; `*` is every version. */
  range?: string;
}

/** How an answer is weaker or worse than it looks. */
export type Caveat =
  | 'sources-differ'
  | 'vendor-backport-unknown'
  | 'no-fix'
  | 'no-fix-on-branch'
  | 'fix-not-named'
  | 'end-guessed'
  | 'older-branch-not-named';

/** What the ranges alone say; preconditions and statements come after. */
export interface RangeVerdict {
  advisory: Advisory;
  affected: Affected;
  reason?: 'version-unreadable' | 'no-range-stated' | 'family-unknown' | 'only-unreviewed-source';
  /** The first release that is past the affected range; fixing this may open another advisory. */
  fixed?: string;
  caveats: readonly Caveat[];
  basis: readonly SourceReading[];
}

/** The verdict of every advisory on one version of one component, computed once. */
export class RangeMatcher {
  readonly #index: AdvisoryIndex;
  readonly #known = new Map<string, readonly RangeVerdict[]>();

  constructor(index: AdvisoryIndex) {
    this.#index = index;
  }

  verdicts(component: string, version: string): readonly RangeVerdict[] {
    const key = `${component} ${version}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { line, advisories } = this.#index.of(component);
    const installed = line?.installed(version);
    const verdicts = advisories.map((indexed) => judge(line, installed, indexed));
    this.#known.set(key, verdicts);
    return verdicts;
  }
}

interface Read {
  reading: Reading;
  record: AdvisoryRecord;
}

function judge(line: Line | undefined, installed: Bound | undefined, indexed: IndexedAdvisory): RangeVerdict {
  const { advisory, sources } = indexed;
  const open = (reason: RangeVerdict['reason']): RangeVerdict => ({
    advisory,
    affected: 'undetermined',
    ...(reason && { reason }),
    caveats: [],
    basis: [],
  });
  if (line === undefined) return open('family-unknown');
  if (installed === undefined) return open('version-unreadable');
  const reads = sources.flatMap(({ record, compiled }) =>
    compiled.length === 0
      ? []
      : [{ record, reading: joined(compiled.map((part) => readVersion(line, part, installed))) }],
  );
  if (reads.length === 0) return open('no-range-stated');
  const { affected, reason } = decide(reads);
  const fix = affected === 'yes' ? fixAmong(line, installed, reads) : undefined;
  return {
    advisory,
    affected,
    ...(reason && { reason }),
    ...(fix?.fixed !== undefined && { fixed: fix.fixed }),
    caveats: [...caveatsOf(line, installed, affected, reads), ...(fix?.caveats ?? [])],
    basis: reads.map(toSourceReading),
  };
}

/** Several entries of one record for one component (containerd is two Go modules): any hit counts. */
function joined(readings: readonly Reading[]): Reading {
  const find = (affected: Affected) => readings.find((reading) => reading.affected === affected);
  return (find('yes') ?? find('undetermined') ?? find('no')) as Reading;
}

/** The wider set is taken; only where nobody but an unreviewed source says yes it stays open. */
function decide(reads: readonly Read[]): Pick<RangeVerdict, 'affected' | 'reason'> {
  const says = (affected: Affected, reviewed: boolean) =>
    reads.some(({ reading, record }) => reading.affected === affected && record.rank < 4 === reviewed);
  if (says('yes', true)) return { affected: 'yes' };
  if (says('yes', false))
    return reads.some(({ record }) => record.rank < 4)
      ? { affected: 'undetermined', reason: 'only-unreviewed-source' }
      : { affected: 'yes' };
  return {
    affected: reads.some(({ reading }) => reading.affected === 'undetermined') ? 'undetermined' : 'no',
  };
}

function caveatsOf(line: Line, installed: Bound, affected: Affected, reads: readonly Read[]): Caveat[] {
  const caveats: Caveat[] = [];
  if (new Set(reads.map(({ reading }) => reading.affected)).size > 1) caveats.push('sources-differ');
  if (affected === 'yes' && line.family.isPatchedByVendor(installed.version))
    caveats.push('vendor-backport-unknown');
  if (affected !== 'no') return caveats;
  const whys = new Set(reads.map(({ reading }) => reading.why));
  // One source with a plain bound is proof enough.
  if (whys.has('outside')) return caveats;
  if (whys.has('older-branch-not-named')) caveats.push('older-branch-not-named');
  if (whys.has('past-last-affected')) caveats.push('end-guessed');
  return caveats;
}

function fixAmong(
  line: Line,
  installed: Bound,
  reads: readonly Read[],
): { fixed?: string; caveats: Caveat[] } {
  const hits = reads.filter(({ reading }) => reading.affected === 'yes');
  const reviewed = hits.filter(({ record }) => record.rank < 4);
  const ends = (reviewed.length > 0 ? reviewed : hits).map(({ reading }) => reading.range?.to);
  if (ends.some((end) => end === undefined)) return { caveats: ['no-fix'] };
  if (ends.some((end) => end?.after === true)) return { caveats: ['fix-not-named'] };
  const latest = ends.flatMap((end) => end?.at ?? []).reduce((a, b) => (line.compare(a, b) >= 0 ? a : b));
  const isOnBranch = line.branchOf(latest) === line.branchOf(installed);
  return { fixed: latest.text, caveats: isOnBranch ? [] : ['no-fix-on-branch'] };
}

function toSourceReading({ record, reading }: Read): SourceReading {
  return {
    source: record.source,
    id: record.id,
    rank: record.rank,
    affected: reading.affected,
    why: reading.why,
    ...(reading.range && { range: describeInterval(reading.range) }),
  };
}
