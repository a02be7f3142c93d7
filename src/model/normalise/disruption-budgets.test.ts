import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';
import { budgetCovers } from '../facts/disruption-budget.ts';

const LIST = 'kubernetes/poddisruptionbudgets.policy@c0aa';
const VOLUMES = 'kubernetes/persistentvolumes@c0aa';
const list = (source: string, ...items: unknown[]) => read(source, { kind: 'List', metadata: {}, items });
const budget = (name: string, spec: unknown, status?: unknown) => ({
  metadata: { name, namespace: 'shop' },
  spec,
  status,
});

describe('PodDisruptionBudgets', () => {
  it('reads what they allow and which pods they select', () => {
    const { disruptionBudgets } = recordedTables(
      list(
        LIST,
        budget('all', { selector: {}, maxUnavailable: '25%' }, { disruptionsAllowed: 1 }),
        budget('none', { minAvailable: 1 }),
        budget('odd', { selector: { matchLabels: 'x' }, minAvailable: -1, unhealthyPodEvictionPolicy: 3 }),
        budget('web', {
          selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
          minAvailable: 2,
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
        }),
      ),
    );
    const labels = new Map([['app', 'web']]);
    const failed = 'unread: kubernetes/poddisruptionbudgets.policy failed';
    const absent = 'unread: kubernetes/poddisruptionbudgets.policy absent';
    expect(
      disruptionBudgets.rows.map((row) => [
        row.id,
        budgetCovers(row, labels),
        told(row.minAvailable),
        told(row.maxUnavailable),
        told(row.disruptionsAllowed),
        told(row.sparesUnready),
      ]),
    ).toEqual([
      ['c0aa/shop/all', true, '', '25%', 1, false],
      ['c0aa/shop/none', false, '1', '', absent, false],
      ['c0aa/shop/odd', undefined, failed, '', absent, failed],
      ['c0aa/shop/web', true, '2', '', absent, true],
    ]);
  });

  it.each([
    ['refused', refused(LIST), 'none'],
    ['unknown to the cluster', missing(LIST), 'none'],
    ['with an element without a name', list(LIST, budget('a', {}), { spec: {} }), 'partial'],
  ])('are not whole where the list is %s', (_name, entry, state) => {
    expect(recordedTables(entry).disruptionBudgets.completeness('c0aa').state).toBe(state);
  });
});

describe('volumes on the disks of nodes', () => {
  it('are those that are local or a hostPath, with what claims them', () => {
    const { localVolumes } = recordedTables(
      list(
        VOLUMES,
        {
          metadata: { name: 'a' },
          spec: { local: { path: '/a' }, claimRef: { namespace: 'shop', name: 'db' } },
        },
        { metadata: { name: 'b' }, spec: { hostPath: { path: '/b' } } },
        { metadata: { name: 'c' }, spec: { csi: {} } },
        { metadata: { name: 'd' }, spec: { local: {}, claimRef: 'shop/db' } },
      ),
    );
    expect(localVolumes.rows.map(({ name, claim }) => [name, told(claim)])).toEqual([
      ['a', 'shop/db'],
      ['b', ''],
      ['d', 'unread: kubernetes/persistentvolumes failed'],
    ]);
    expect(localVolumes.completeness('c0aa').state).toBe('complete');
  });

  it('may be missing where a volume has no specification', () => {
    const tables = recordedTables(list(VOLUMES, { metadata: { name: 'a' } }));
    expect(tables.localVolumes.completeness('c0aa').state).not.toBe('complete');
  });
});
