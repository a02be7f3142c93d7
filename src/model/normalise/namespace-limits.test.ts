import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const QUOTAS = 'kubernetes/resourcequotas@c0aa';
const RANGES = 'kubernetes/limitranges@c0aa';
const metadata = { name: 'q', namespace: 'shop' };
const none = read(RANGES, { items: [] });
const quota = (spec: unknown) => read(QUOTAS, { items: [{ metadata, spec }] });

describe('limits of namespaces', () => {
  it('tells what quotas and ranges bound', () => {
    const ranges = read(RANGES, {
      items: [{ metadata, spec: { limits: [{ type: 'Container', default: {} }] } }],
    });
    const { namespaceLimits } = recordedTables(quota({ hard: { pods: '10', 'limits.cpu': '4' } }), ranges);
    expect(namespaceLimits.rows.map((row) => [row.kind, row.namespace, told(row.bounds)])).toEqual([
      ['LimitRange', 'shop', ['Container']],
      ['ResourceQuota', 'shop', ['pods', 'limits.cpu']],
    ]);
    expect(namespaceLimits.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    [{}, []],
    [{ hard: [] }, 'unread: kubernetes/resourcequotas failed'],
    [undefined, 'unread: kubernetes/resourcequotas failed'],
  ])('of %j', (spec, bounds) => {
    expect(told(recordedTables(quota(spec), none).namespaceLimits.rows[0]?.bounds)).toEqual(bounds);
  });

  it('are not all there where one of the lists was refused', () => {
    expect(recordedTables(quota({}), refused(RANGES)).namespaceLimits.completeness('c0aa').state).toBe(
      'partial',
    );
    expect(recordedTables(refused(QUOTAS), none).namespaceLimits.completeness('c0aa').state).toBe('none');
  });
});
