import type { Json } from '../kernel/json.ts';
import type { Outcome } from '../kernel/known.ts';

/** Bumped when an older Demarc could misread a newer file. */
export const SNAPSHOT_VERSION = 1;

/** The first line of a snapshot file. */
export interface SnapshotHeader {
  kind: 'demarc-snapshot';
  version: number;
  /** RFC 3339; the only "now" that judgement knows. */
  collectedAt: string;
  account: string;
  regions: string[];
  /** What was asked for, so that `--resume` and a reader know the extent. */
  scope: { clusters?: string[]; regions?: string[] };
}

/** One fetch: what was asked, how it ended, and the redacted document where it was read. */
export interface SnapshotEntry {
  /** `cs/DescribeClustersV1`, `kubernetes/pods`. */
  source: string;
  ids: string[];
  /** From 1; absent where the answer has one page. */
  page?: number;
  outcome: Outcome;
  region?: string;
  reason?: string;
  cure?: string;
  /** The code and HTTP status of a refused call, as the API gave them. */
  code?: string;
  httpStatus?: number;
  readAt?: string;
  /** Another page follows this one. */
  more?: true;
  /** The fetch ended before its last page: what is here is not all there is. */
  incomplete?: true;
  /** The list changed while it was read: its pages are not of one moment, `reason` says why. */
  consistent?: false;
  document?: Json;
}

/** The last line: a file without it was cut. */
export interface SnapshotTrailer {
  end: true;
  entries: number;
}

/** The pods of all clusters stream past, so a snapshot is read in order and not held. */
export interface Snapshot {
  header: SnapshotHeader;
  entries(): AsyncIterable<SnapshotEntry>;
}

export const PODS = 'kubernetes/pods';
