import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/namespaces@c0aa';
const items = (...list: unknown[]) => read(SOURCE, { items: list });
const labelsOf = (metadata: unknown) => told(recordedTables(items({ metadata })).namespaces.rows[0]?.labels);

describe('namespaces', () => {
  it('takes the labels', () => {
    expect(labelsOf({ name: 'shop', labels: { team: 'x' } })).toEqual({ team: 'x' });
    expect(labelsOf({ name: 'shop' })).toEqual({});
    expect(labelsOf({ name: 'shop', labels: { team: null } })).toEqual({ team: null });
    expect(labelsOf({ name: 'shop', labels: { team: 1 } })).toBe('unread: kubernetes/namespaces failed');
    expect(labelsOf({ name: 'shop', labels: [] })).toBe('unread: kubernetes/namespaces failed');
  });

  it('is called by its name, whatever it is', () => {
    const { namespaces } = recordedTables(items({ metadata: { name: '__proto__' } }));
    expect(namespaces.get('c0aa/__proto__')?.subject).toBe('c0aa/Namespace/__proto__');
  });

  it.each([
    [refused(SOURCE), 'none'],
    [items({ metadata: { name: 'shop' } }, { metadata: {} }), 'partial'],
    [items({ metadata: { name: 'shop' } }), 'complete'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).namespaces.completeness('c0aa').state).toBe(state);
  });
});
