import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import type { Outcome } from '../../src/kernel/known.ts';
import type { SnapshotEntry } from '../../src/snapshot/snapshot.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import { isKnown } from './known-differences.ts';

const item = (name: string, more: JsonObject = {}): JsonObject => ({ metadata: { name }, ...more });

function list(items: Json[], kind = 'PodList', outcome: Outcome = 'read'): SnapshotEntry {
  return { source: 'kubernetes/pods', ids: ['c'], outcome, document: { kind, apiVersion: 'v1', items } };
}

/** `path: double → real` of each difference. */
function told(double: SnapshotEntry[], real: SnapshotEntry[]): string[] {
  return compareSnapshots(double, real).map(
    ({ object, path, double: ours, real: theirs }) =>
      `${object} ${path}: ${JSON.stringify(ours)} → ${JSON.stringify(theirs)}`,
  );
}

describe('test/cluster/compare-snapshots', () => {
  it('finds none where only order and pages differ', () => {
    const one = [list([item('a'), item('b'), item('c')])];
    expect(told(one, [list([item('c'), item('b')]), list([item('a')])])).toEqual([]);
  });

  it('finds another outcome, and a list that one of them lacks', () => {
    const denied: SnapshotEntry = { source: 'kubernetes/pods', ids: ['c'], outcome: 'denied' };
    expect([told([list([])], [denied]), told([list([])], [])]).toEqual([
      [' outcome: "read" → "denied"'],
      [' outcome: "read" → undefined'],
    ]);
  });

  it('finds another kind of list', () => {
    expect(told([list([])], [list([], 'NodeList')])).toEqual([' kind: "PodList" → "NodeList"']);
  });

  it('finds objects that one of them lacks', () => {
    expect(told([list([item('a')])], [list([item('b')])])).toEqual([
      'a : {"metadata":{"name":"a"}} → undefined',
      'b : undefined → {"metadata":{"name":"b"}}',
    ]);
  });

  it('finds fields that differ, in lists of fields too', () => {
    const one = [list([item('a', { spec: { x: 1, y: [{ z: 1 }, { z: 2 }], only: true } })])];
    const other = [list([item('a', { spec: { x: '1', y: [{ z: 1 }, { z: 3 }] } })])];
    expect(told(one, other)).toEqual([
      'a spec.x: 1 → "1"',
      'a spec.y[].z: 2 → 3',
      'a spec.only: true → undefined',
    ]);
    expect(told(one, [list([item('a', { spec: { x: 1, y: [], only: true } })])])).toEqual([
      'a spec.y: [{"z":1},{"z":2}] → []',
    ]);
  });

  it('knows a difference only by its place, its direction and its value', () => {
    const known = { why: 'a default', how: 'added', path: /^spec\.x$/, source: /pods$/, real: 1 } as const;
    const difference = { source: 'kubernetes/pods', object: 'a', path: 'spec.x', double: undefined, real: 1 };
    expect(
      [
        difference,
        { ...difference, real: 2 },
        { ...difference, path: 'spec.x.y' },
        { ...difference, source: 'kubernetes/nodes' },
        { ...difference, double: 1, real: undefined },
        { ...difference, double: 2 },
      ].map((candidate) => isKnown(candidate, known)),
    ).toEqual([true, false, false, false, false, false]);
  });
});
