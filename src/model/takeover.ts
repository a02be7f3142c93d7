import type { Gap } from '../kernel/known.ts';
import type { Cut, Path, PathNode } from '../reach/graph.ts';

/** Who can take what over, by the shortest way; and which one edge to cut. */
export interface TakeoverView {
  nodes: readonly PathNode[];
  targets: readonly TakeoverTarget[];
  /** What was not read and may hold further ways. */
  unread: readonly Gap[];
}

export interface TakeoverTarget {
  target: string;
  /** One of each source that gets there. */
  paths: readonly Path[];
  /** The edges without which most sources lose the target, most first. */
  cuts: readonly Cut[];
}
