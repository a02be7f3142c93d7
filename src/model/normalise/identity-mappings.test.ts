import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud@c0aa';
const items = (...list: unknown[]) => read(SOURCE, { kind: 'List', items: list });
const mapping = (spec: unknown) => ({ metadata: { name: 'tom' }, spec });

describe('identity mappings', () => {
  it('says who comes in as whom', () => {
    const { identityMappings } = recordedTables(
      items(mapping({ arn: 'acs:ram::1:user/tom', username: 'tom', groups: ['system:masters'] })),
    );
    const [row] = identityMappings.rows;
    expect([row?.arn, row?.username, row?.groups].map(told)).toEqual([
      'acs:ram::1:user/tom',
      'tom',
      ['system:masters'],
    ]);
    expect(row?.subject).toBe('c0aa/RAMIdentityMapping.ramauthenticator.k8s.alibabacloud/tom');
    expect(identityMappings.completeness('c0aa').state).toBe('complete');
  });

  it('takes a mapping without groups for one that names none', () => {
    expect(told(recordedTables(items(mapping({ arn: 'a' }))).identityMappings.rows[0]?.groups)).toEqual([]);
    const odd = recordedTables(items(mapping({ arn: 7, groups: 'all' }))).identityMappings.rows[0];
    expect(odd?.groups.known).toBe(false);
  });

  it.each([
    ['does not know the kind', missing(SOURCE), 'complete'],
    ['has none', items(), 'complete'],
    ['refuses', refused(SOURCE), 'none'],
    ['answers something else', read(SOURCE, []), 'none'],
    ['has one without a name', items({ metadata: {} }), 'none'],
  ])('a cluster that %s', (_name, entry, state) => {
    const { identityMappings } = recordedTables(entry);
    expect(identityMappings.rows).toEqual([]);
    expect(identityMappings.completeness('c0aa').state).toBe(state);
  });

  it('a cluster that was not asked', () =>
    expect(recordedTables().identityMappings.completeness('c0aa').state).toBe('none'));
});
