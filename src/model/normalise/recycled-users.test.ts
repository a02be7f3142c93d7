import { expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const BIN = 'ims/ListUsersInRecycleBin';
const bin = (...list: unknown[]) => read(BIN, { IsTruncated: false, Users: { User: list } });

it('knows deleted users that can come back, by their ids', () => {
  const tom = { UserId: '200000000000000091', UserPrincipalName: 'tom@example.onaliyun.com' };
  const { recycledUsers } = recordedTables(bin(tom));
  expect(told(recycledUsers.get('200000000000000091')?.name)).toBe('tom@example.onaliyun.com');
  expect(recycledUsers.completeness().state).toBe('complete');
  expect(recordedTables(bin(tom, {})).recycledUsers.completeness().state).toBe('partial');
  expect(recordedTables(refused(BIN)).recycledUsers.completeness().state).toBe('none');
});
