import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';
import type { SnapshotEntry } from '../../snapshot/snapshot.ts';

const listed = read('ram/ListUsers', {
  IsTruncated: false,
  Users: { User: [{ UserId: '201234567890120001', UserName: 'alice' }] },
});
const bin = (...User: object[]) => read('ims/ListUsersInRecycleBin', { IsTruncated: false, Users: { User } });
const keys = (...Status: string[]) =>
  read('ram/ListAccessKeys@alice', {
    AccessKeys: { AccessKey: Status.map((each, index) => ({ AccessKeyId: `k${index}`, Status: each })) },
  });
const console = (Status: string) =>
  read('ram/GetLoginProfile@alice', { LoginProfile: { UserName: 'alice', Status } });
const noConsole = missing('ram/GetLoginProfile@alice');

function stateOf(...entries: SnapshotEntry[]): unknown {
  return told(recordedTables(listed, bin(), ...entries).departingUsers.get('201234567890120001')?.state);
}

describe('users on their way out', () => {
  it('are those who can neither log on nor sign', () => {
    expect(stateOf(noConsole, keys('Inactive'))).toBe('disabled');
    expect(stateOf(noConsole, keys())).toBe('disabled');
    expect(stateOf(console('Inactive'), keys())).toBe('disabled');
  });

  it('are not those with either, whatever was not read of the other', () => {
    expect(stateOf(console('Active'), refused('ram/ListAccessKeys@alice'))).toBe('in-use');
    expect(stateOf(refused('ram/GetLoginProfile@alice'), keys('Inactive', 'Active'))).toBe('in-use');
  });

  it('cannot be told where a source is missing or says something else', () => {
    expect(stateOf(noConsole, refused('ram/ListAccessKeys@alice'))).toBe('unread: ram/ListAccessKeys denied');
    expect(stateOf(refused('ram/GetLoginProfile@alice'), keys())).toBe('unread: ram/GetLoginProfile denied');
    expect(stateOf(noConsole, keys('Frozen'))).toBe('unread: ram/ListAccessKeys failed');
  });

  it('include the recycle bin, by the name before the @', () => {
    const { departingUsers } = recordedTables(
      listed,
      bin({ UserId: '__proto__', UserPrincipalName: 'victor@1000000000000001.onaliyun.com' }),
    );
    const row = departingUsers.get('__proto__');
    expect([told(row?.name), told(row?.state)]).toEqual(['victor', 'in-recycle-bin']);
    expect(departingUsers.completeness().state).toBe('complete');
  });

  it('are not all known while a list is missing', () => {
    expect(recordedTables(listed).departingUsers.completeness().state).toBe('partial');
    expect(recordedTables(bin()).departingUsers.completeness().state).toBe('none');
  });
});
