import { describe, expect, it } from 'vitest';
import { seen, unseen } from '../kernel/known.ts';
import type { DisruptionBudget } from '../model/facts/disruption-budget.ts';
import { disruptionsLeft } from './budget-count.ts';

const at = { source: 'kubernetes/poddisruptionbudgets.policy', ids: ['c0aa'], path: '', value: null };
const unread = unseen({ source: at.source, ids: at.ids, outcome: 'absent', reason: 'not there' });

function budget(minAvailable: string, maxUnavailable: string, allowed?: number): DisruptionBudget {
  return {
    id: 'c0aa/shop/web',
    subject: '',
    scope: { kind: 'cluster', account: '1', cluster: 'c0aa' },
    at,
    cluster: 'c0aa',
    namespace: 'shop',
    name: 'web',
    selector: seen(undefined, at),
    minAvailable: seen(minAvailable, at),
    maxUnavailable: seen(maxUnavailable, at),
    disruptionsAllowed: allowed === undefined ? unread : seen(allowed, at),
    sparesUnready: seen(false, at),
  };
}

describe('how many evictions a disruption budget has left', () => {
  it('is what its controller counted, whatever the pods say', () => {
    expect(disruptionsLeft(budget('100%', '', 2), { pods: 3, ready: 3 })).toBe(2);
    expect(disruptionsLeft(budget('', '3', 0), { pods: 3, ready: 3 })).toBe(0);
  });

  it.each([
    ['1', '', 1, 1, 0],
    ['1', '', 3, 3, 2],
    ['2', '', 3, 1, 0],
    ['50%', '', 3, 3, 1],
    ['100%', '', 4, 4, 0],
    ['0', '', 2, 2, 2],
    ['', '0', 5, 5, 0],
    ['', '0%', 5, 5, 0],
    ['', '1', 5, 5, 1],
    ['', '1', 5, 4, 0],
    ['', '25%', 3, 3, 1],
    ['', '9', 3, 3, 3],
  ])(
    'is computed from minAvailable %j and maxUnavailable %j of %i pods, %i ready: %i',
    (min, max, pods, ready, left) => {
      expect(disruptionsLeft(budget(min, max), { pods, ready })).toBe(left);
    },
  );

  it('is not told where neither is set, or one could not be read', () => {
    expect(disruptionsLeft(budget('', ''), { pods: 3, ready: 3 })).toBeUndefined();
    expect(
      disruptionsLeft({ ...budget('1', ''), minAvailable: unread }, { pods: 3, ready: 3 }),
    ).toBeUndefined();
  });
});
