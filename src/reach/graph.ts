/** A thing that can act, or what there is to gain. */
export interface PathNode {
  id: string;
  kind: string;
  label: string;
}

/** Whoever has `from` gets `to`. */
export interface PathEdge {
  from: string;
  to: string;
  /** The id of the right, or of the relation. */
  why: string;
  /** Bindings, policies or settings that make it. */
  through: readonly string[];
  /** Those of them without which it would not be: nothing else gives the same. */
  needs: readonly string[];
  /** Something that it needs was not read. */
  uncertain: boolean;
}

export interface Path {
  from: string;
  target: string;
  edges: readonly PathEdge[];
}

/** A binding, policy or setting, and how many sources could not get to the target any more without it. */
export interface Cut {
  without: string;
  sources: number;
}

/** Who gets to what, by the shortest way. */
export class PathGraph {
  readonly nodes = new Map<string, PathNode>();
  private readonly into = new Map<string, PathEdge[]>();
  private readonly origins = new Set<string>();

  addNode(node: PathNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  addEdge(edge: PathEdge): void {
    if (edge.from === edge.to) return;
    this.origins.add(edge.from);
    const edges = this.into.get(edge.to);
    if (edges === undefined) this.into.set(edge.to, [edge]);
    else edges.push(edge);
  }

  /** Whether an edge leads from the node to somewhere else. */
  leadsOn(id: string): boolean {
    return this.origins.has(id);
  }

  /** The shortest path from each of the sources that gets to the target, in the order of the sources. */
  shortestPaths(target: string, sources: readonly string[]): Path[] {
    const next = this.towards(target);
    return sources.flatMap((from) => {
      if (!next.has(from)) return [];
      const edges: PathEdge[] = [];
      for (let at = from; at !== target; ) {
        const edge = next.get(at) as PathEdge;
        edges.push(edge);
        at = edge.to;
      }
      return [{ from, target, edges }];
    });
  }

  /** What it takes away from most of the sources to take one binding, policy or setting away; at most `most`. */
  cuts(target: string, sources: readonly string[], most = 3): Cut[] {
    const paths = this.shortestPaths(target, sources);
    const uses = new Map<string, number>();
    for (const { edges } of paths)
      for (const need of new Set(edges.flatMap(({ needs }) => needs)))
        uses.set(need, (uses.get(need) ?? 0) + 1);
    // It cuts off no more sources than those whose shortest path needs it.
    const candidates = [...uses].sort(([, a], [, b]) => b - a);
    const found: Cut[] = [];
    for (const [without, bound] of candidates) {
      if (found.length >= most && bound <= (found.at(-1)?.sources ?? 0)) break;
      const left = this.towards(target, without);
      const lost = paths.filter(({ from }) => !left.has(from)).length;
      if (lost === 0) continue;
      found.push({ without, sources: lost });
      found.sort((a, b) => b.sources - a.sources);
      found.length = Math.min(found.length, most);
    }
    return found;
  }

  /** By node that gets to the target: the first edge of a shortest way, certain ones first. */
  private towards(target: string, without?: string): Map<string, PathEdge> {
    const first = new Map<string, PathEdge>();
    let frontier = [target];
    while (frontier.length > 0) {
      const reached: string[] = [];
      for (const to of frontier) {
        for (const edge of this.into.get(to) ?? []) {
          if (edge.from === target || (without !== undefined && edge.needs.includes(without))) continue;
          const known = first.get(edge.from);
          if (known === undefined) reached.push(edge.from);
          if (known === undefined || (known.uncertain && !edge.uncertain && reached.includes(edge.from)))
            first.set(edge.from, edge);
        }
      }
      frontier = reached;
    }
    return first;
  }
}
