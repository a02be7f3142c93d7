import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const HASH = 'ab'.repeat(32);
const users = (...names: unknown[]) =>
  read('ram/ListUsers', {
    IsTruncated: false,
    Users: { User: names.map((UserName, index) => ({ UserName, UserId: `20000000000000000${index}` })) },
  });
const keys = (...list: unknown[]) => read('ram/ListAccessKeys@alice', { AccessKeys: { AccessKey: list } });
const key = {
  AccessKeyId: { redacted: true, length: 26, shapes: ['alibaba-access-key-id'], keyIdHash: HASH },
  Status: 'Active',
  CreateDate: '2026-11-01T08:00:00Z',
};
const used = (LastUsedDate: unknown) =>
  read(`ram/GetAccessKeyLastUsed@alice,sha256:${HASH}`, { AccessKeyLastUsed: { LastUsedDate } });
const lastUsed = (...entries: Parameters<typeof recordedTables>) =>
  told(recordedTables(users('alice'), keys(key), ...entries).accessKeys.rows[0]?.lastUsed);

describe('AccessKeys', () => {
  it('are told by the hash of their id', () => {
    const { accessKeys } = recordedTables(users('alice'), keys(key), used('2026-11-19T08:00:00Z'));
    const [row] = accessKeys.rows;
    expect(row?.subject).toBe('alice/AccessKey/sha256:abababababab');
    expect([row?.user, row?.keyIdHash, told(row?.status), told(row?.createdAt), told(row?.lastUsed)]).toEqual(
      ['alice', HASH, 'Active', Date.parse('2026-11-01T08:00:00Z'), Date.parse('2026-11-19T08:00:00Z')],
    );
    expect(accessKeys.by('keyIdHash', HASH)).toEqual([row]);
    expect(accessKeys.completeness().state).toBe('complete');
  });

  it('say when they were last used, if ever', () => {
    expect(lastUsed(used(''))).toBe('never');
    expect(lastUsed(used('N/A'))).toBe('never');
    expect(lastUsed(used('yesterday'))).toBe('unread: ram/GetAccessKeyLastUsed failed');
    expect(lastUsed(refused(`ram/GetAccessKeyLastUsed@alice,sha256:${HASH}`))).toBe(
      'unread: ram/GetAccessKeyLastUsed denied',
    );
    expect(lastUsed()).toBe('unread: ram/GetAccessKeyLastUsed not-attempted');
  });

  it('may be masked before they are read', () => {
    const [row] = recordedTables(users('alice'), keys({ ...key, AccessKeyId: 'LTAI****' })).accessKeys.rows;
    expect([row?.id, row?.keyIdHash]).toEqual(['alice/LTAI****', '']);
  });

  it('are found where the list of users was not read', () => {
    const { accessKeys } = recordedTables(refused('ram/ListUsers'), keys(key));
    expect(accessKeys.rows).toHaveLength(1);
    expect(accessKeys.completeness().state).toBe('partial');
  });

  it.each([
    ['a user whose keys were not asked for', [users('alice', 'bob'), keys(key)]],
    ['a user without a name', [users('alice', {}), keys(key)]],
    ['a key without an id', [users('alice'), keys(key, { Status: 'Active' })]],
    ['keys that were refused', [users('alice'), refused('ram/ListAccessKeys@alice')]],
  ])('are not complete with %s', (_name, entries) => {
    expect(recordedTables(...entries).accessKeys.completeness().state).not.toBe('complete');
  });
});
