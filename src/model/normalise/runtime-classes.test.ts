import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const LIST = 'kubernetes/runtimeclasses.node.k8s.io@c0aa';
const classes = (...items: unknown[]) => read(LIST, { kind: 'RuntimeClassList', metadata: {}, items });

describe('RuntimeClasses', () => {
  it('reads name and handler', () => {
    const { runtimeClasses } = recordedTables(
      classes(
        { metadata: { name: 'runv' }, handler: 'runv', scheduling: { nodeSelector: {} } },
        { metadata: { name: '__proto__' }, handler: '' },
      ),
    );
    expect(
      runtimeClasses.rows.map(({ id, subject, name, handler }) => [id, subject, name, told(handler)]),
    ).toEqual([
      [
        'c0aa/__proto__',
        'c0aa/RuntimeClass.node.k8s.io/__proto__',
        '__proto__',
        'unread: kubernetes/runtimeclasses.node.k8s.io failed',
      ],
      ['c0aa/runv', 'c0aa/RuntimeClass.node.k8s.io/runv', 'runv', 'runv'],
    ]);
    expect(runtimeClasses.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    ['refused', refused(LIST), 'none', 'denied'],
    ['unknown to the cluster', missing(LIST), 'none', 'absent'],
    ['of the wrong shape', read(LIST, { items: {} }), 'none', 'failed'],
    ['with an element without a name', classes({ handler: 'runv' }), 'partial', 'absent'],
  ])('is not whole where the list is %s', (_name, entry, state, outcome) => {
    const completeness = recordedTables(entry).runtimeClasses.completeness('c0aa');
    expect(completeness.state).toBe(state);
    expect(completeness.gaps.map((gap) => gap.outcome)).toEqual([outcome]);
  });
});
