import type { IndexedAdvisory, IndexedSource } from './advisory-index.ts';
import { describeInterval, hitIn, isPlainlyOutside, type Reading, readVersion } from './compile-affected.ts';
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
  /** The fixed release on its branch that the version is, or is past. */
  fixedAt?: string;
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

export type Reason = 'version-unreadable' | 'no-range-stated' | 'family-unknown' | 'only-unreviewed-source';

/** Why a verdict is as it is, and what would mend it. */
export interface Explanation {
  /** The first release that is past the affected range; fixing this may open another advisory. */
  fixed?: string;
  caveats: readonly Caveat[];
  basis: readonly SourceReading[];
}

/** What the ranges alone say about one version; preconditions and statements come after. */
export class RangeVerdict {
  readonly advisory: Advisory;
  readonly affected: Affected;
  readonly reason: Reason | undefined;
  readonly #line: Line | undefined;
  readonly #installed: Bound | undefined;
  readonly #sources: readonly IndexedSource[];
  #explanation: Explanation | undefined;

  constructor(line: Line | undefined, installed: Bound | undefined, { advisory, sources }: IndexedAdvisory) {
    this.advisory = advisory;
    this.#line = line;
    this.#installed = installed;
    this.#sources = sources;
    const { affected, reason } = decide(line, installed, sources);
    this.affected = affected;
    this.reason = reason;
  }

  /** Worked out when asked for: a fleet has many more verdicts than a person reads. */
  explain(): Explanation {
    this.#explanation ??= this.#explained();
    return this.#explanation;
  }

  #explained(): Explanation {
    const [line, installed] = [this.#line, this.#installed];
    if (line === undefined || installed === undefined) return { caveats: [], basis: [] };
    const reads = readSources(line, installed, this.#sources);
    const fix = this.affected === 'yes' ? fixAmong(line, installed, reads) : undefined;
    return {
      ...(fix?.fixed !== undefined && { fixed: fix.fixed }),
      caveats: [...caveatsOf(line, installed, this.affected, reads), ...(fix?.caveats ?? [])],
      basis: reads.map(toSourceReading),
    };
  }
}

/** Whether an advisory's ranges rule a version out, without saying why. */
export function isRuledOut(
  line: Line | undefined,
  installed: Bound | undefined,
  sources: readonly IndexedSource[],
) {
  if (line === undefined || installed === undefined) return false;
  let told = false;
  for (const { compiled } of sources) {
    for (const part of compiled) {
      if (!isPlainlyOutside(line, part, installed)) return false;
      told = true;
    }
  }
  return told;
}

interface Read {
  reading: Reading;
  record: AdvisoryRecord;
}

function readSources(line: Line, installed: Bound, sources: readonly IndexedSource[]): Read[] {
  return sources.flatMap(({ record, compiled }) =>
    compiled.length === 0
      ? []
      : [{ record, reading: joined(compiled.map((part) => readVersion(line, part, installed))) }],
  );
}

/** Several entries of one record for one component (containerd is two Go modules): any hit counts. */
function joined(readings: readonly Reading[]): Reading {
  const find = (affected: Affected) => readings.find((reading) => reading.affected === affected);
  return (find('yes') ?? find('undetermined') ?? find('no')) as Reading;
}

const HIT = { affected: 'yes', reason: undefined } as const;

/** Whether a source that somebody reviewed says yes: then nothing else counts. */
function isHit(line: Line, installed: Bound, sources: readonly IndexedSource[]): boolean {
  for (const { record, compiled } of sources) {
    if (record.rank === 4) continue;
    for (const part of compiled) if (hitIn(line, part, installed) !== undefined) return true;
  }
  return false;
}

/** The wider set is taken; only where nobody but an unreviewed source says yes it stays open. */
function decide(
  line: Line | undefined,
  installed: Bound | undefined,
  sources: readonly IndexedSource[],
): { affected: Affected; reason: Reason | undefined } {
  if (line === undefined) return { affected: 'undetermined', reason: 'family-unknown' };
  if (installed === undefined) return { affected: 'undetermined', reason: 'version-unreadable' };
  if (isHit(line, installed, sources)) return HIT;
  const reads = readSources(line, installed, sources);
  if (reads.length === 0) return { affected: 'undetermined', reason: 'no-range-stated' };
  const hits = reads.filter(({ reading }) => reading.affected === 'yes');
  if (hits.length > 0) {
    return reads.every(({ record }) => record.rank === 4)
      ? HIT
      : { affected: 'undetermined', reason: 'only-unreviewed-source' };
  }
  const isDenied = reads.some(({ reading }) => reading.affected === 'no');
  const isOpen = reads.some(
    ({ reading }) => reading.affected === 'undetermined' && !(isDenied && isSilent(reading)),
  );
  return { affected: isOpen ? 'undetermined' : 'no', reason: undefined };
}

/** What upstream says of a distribution's build, or an unverified source of what it does not list, is nothing. */
function isSilent({ why }: Reading): boolean {
  return why === 'other-distribution' || why === 'unverified';
}

function caveatsOf(line: Line, installed: Bound, affected: Affected, reads: readonly Read[]): Caveat[] {
  const caveats: Caveat[] = [];
  if (
    new Set(reads.filter(({ reading }) => !isSilent(reading)).map(({ reading }) => reading.affected)).size > 1
  )
    caveats.push('sources-differ');
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
    ...(reading.fixedAt !== undefined && { fixedAt: reading.fixedAt }),
  };
}
