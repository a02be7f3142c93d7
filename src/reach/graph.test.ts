import { describe, expect, it } from 'vitest';
import { type PathEdge, PathGraph } from './graph.ts';

function graphOf(...pairs: string[]): PathGraph {
  const graph = new PathGraph();
  for (const pair of pairs) {
    const [from = '', to = ''] = pair.split('>');
    for (const id of [from, to]) graph.addNode({ id, kind: 'node', label: id });
    graph.addEdge({ from, to, why: pair, through: [pair], needs: [pair], uncertain: false });
  }
  return graph;
}
const told = (edges: readonly PathEdge[]) => edges.map(({ why }) => why).join(' ');

describe('PathGraph', () => {
  it('finds the shortest way of each source', () => {
    const graph = graphOf('a>b', 'b>c', 'c>t', 'a>c', 'd>e');
    expect(graph.shortestPaths('t', ['a', 'b', 'd']).map(({ edges }) => told(edges))).toEqual([
      'a>c c>t',
      'b>c c>t',
    ]);
  });

  it('ends in circles', () => {
    const graph = graphOf('a>b', 'b>a', 'b>t', 't>a');
    expect(graph.shortestPaths('t', ['a']).map(({ edges }) => told(edges))).toEqual(['a>b b>t']);
  });

  it('names the edge that cuts most, and none that has a way around', () => {
    const graph = graphOf('a>m', 'b>m', 'm>t', 'c>t');
    expect(graph.cuts('t', ['a', 'b', 'c']).map(({ without, sources }) => [without, sources])).toEqual([
      ['m>t', 2],
      ['a>m', 1],
      ['b>m', 1],
    ]);
    expect(graphOf('a>m', 'm>t', 'a>n', 'n>t').cuts('t', ['a'])).toEqual([]);
  });

  it('agrees with trying every edge', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let world = 0; world < 200; world++) {
      const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
      const pairs = new Set(Array.from({ length: 14 }, () => `${names[random(8)]}>${names[random(8)]}`));
      const sources = names.slice(1, 5);
      const reached = (without?: string) => {
        const found = new Set(['n0']);
        for (let round = 0; round < 8; round++)
          for (const pair of pairs) {
            const [from = '', to = ''] = pair.split('>');
            if (pair !== without && found.has(to)) found.add(from);
          }
        return sources.filter((source) => found.has(source)).length;
      };
      const most = Math.max(0, ...[...pairs].map((pair) => reached() - reached(pair)));
      const [best] = graphOf(...pairs).cuts('n0', sources, 1);
      expect(best?.sources ?? 0, [...pairs].join(' ')).toBe(most);
    }
  });
});
