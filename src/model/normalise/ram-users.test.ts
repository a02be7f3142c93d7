import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const USERS = 'ram/ListUsers';
const users = (...list: unknown[]) => read(USERS, { IsTruncated: false, Users: { User: list } });
const alice = { UserId: '200000000000000001', UserName: 'alice' };
const keys = (...states: unknown[]) =>
  read('ram/ListAccessKeys@alice', {
    AccessKeys: { AccessKey: states.map((Status) => ({ AccessKeyId: { redacted: true }, Status })) },
  });
const profile = (changes = {}) =>
  read('ram/GetLoginProfile@alice', {
    LoginProfile: { UserName: 'alice', MFABindRequired: false, ...changes },
  });
const device = (changes: unknown) => read('ram/GetUserMFAInfo@alice', { MFADevice: changes });

const userOf = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(users(alice), ...entries).ramUsers.rows[0];
  return { console: told(row?.consoleLogin), mfa: told(row?.mfa), keys: told(row?.keyStates) };
};

describe('RAM users', () => {
  it('says what a user can log on with', () => {
    const serial = { SerialNumber: 'acs:ram::1000000000000001:mfa/alice' };
    expect(userOf(profile(), device(serial), keys('Active', 'Inactive'))).toEqual({
      console: true,
      mfa: true,
      keys: ['Active', 'Inactive'],
    });
  });

  it('takes "no such thing" for an answer', () => {
    expect(
      userOf(
        missing('ram/GetLoginProfile@alice', 'EntityNotExist.User.LoginProfile'),
        missing('ram/GetUserMFAInfo@alice', 'EntityNotExist.User.MFADevice'),
        keys(),
      ),
    ).toEqual({ console: false, mfa: false, keys: [] });
  });

  it('takes a profile that is switched off for none', () => {
    expect(userOf(profile({ Status: 'Inactive' })).console).toBe(false);
    expect(userOf(profile({ Status: 'Active' })).console).toBe(true);
  });

  it('says when a user last logged on: by its own answer, else by an instant in the list', () => {
    const own = (LastLoginDate: unknown) => read('ram/GetUser@alice', { User: { LastLoginDate } });
    const last = (listed: unknown, ...entries: Parameters<typeof recordedTables>) =>
      told(
        recordedTables(users({ ...alice, LastLoginDate: listed }), ...entries).ramUsers.rows[0]?.lastLogin,
      );
    const may = Date.parse('2026-05-01T08:00:00Z');
    expect(last('', own('2026-05-01T08:00:00Z'))).toBe(may);
    expect(last('2026-05-01T08:00:00Z', own(''))).toBe('never');
    expect(last(String(may))).toBe(may);
    expect(last('')).toBe('unread: ram/GetUser not-attempted');
    expect(last('2026-05-01T08:00:00Z', refused('ram/GetUser@alice'))).toBe(may);
  });

  it('takes nothing else for "none"', () => {
    expect(
      userOf(
        refused('ram/GetLoginProfile@alice'),
        refused('ram/GetUserMFAInfo@alice'),
        refused('ram/ListAccessKeys@alice'),
      ),
    ).toEqual({
      console: 'unread: ram/GetLoginProfile denied',
      mfa: 'unread: ram/GetUserMFAInfo denied',
      keys: 'unread: ram/ListAccessKeys denied',
    });
    expect(userOf()).toEqual({
      console: 'unread: ram/GetLoginProfile not-attempted',
      mfa: 'unread: ram/GetUserMFAInfo not-attempted',
      keys: 'unread: ram/ListAccessKeys not-attempted',
    });
    expect(userOf(read('ram/GetLoginProfile@alice', {}), device({}), keys(7))).toEqual({
      console: 'unread: ram/GetLoginProfile absent',
      mfa: 'unread: ram/GetUserMFAInfo failed',
      keys: expect.anything(),
    });
    expect(userOf(read('ram/GetLoginProfile@alice', []), device([])).console).toBe(
      'unread: ram/GetLoginProfile failed',
    );
    expect(userOf(read('ram/ListAccessKeys@alice', { AccessKeys: { AccessKey: [{}] } })).keys).toBe(
      'unread: ram/ListAccessKeys absent',
    );
  });

  it('names the identities by their ids', () => {
    const tables = recordedTables(
      users({ ...alice, UserId: '2000000000000000001\n' }),
      read('ram/ListRoles', {
        IsTruncated: false,
        Roles: { Role: [{ RoleId: '3', RoleName: 'ops', Arn: 'acs:ram::1:role/ops' }] },
      }),
    );
    expect(tables.ramUsers.get('2000000000000000001')?.scope.kind).toBe('account');
    expect(told(tables.ramRoles.get('3')?.name)).toBe('ops');
    expect(told(tables.ramRoles.get('3')?.arn)).toBe('acs:ram::1:role/ops');
    expect(tables.ramUsers.completeness().state).toBe('complete');
    expect(tables.ramRoles.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    ['was refused', refused(USERS), 'none'],
    ['was cut', read(USERS, { IsTruncated: true, Marker: 'm', Users: { User: [alice] } }), 'partial'],
    ['names nobody', users(alice, { UserName: 'x' }), 'partial'],
    ['is of another shape', read(USERS, { Users: [alice] }), 'none'],
  ])('is incomplete where the list %s', (_name, entry, state) => {
    expect(recordedTables(entry).ramUsers.completeness().state).toBe(state);
  });
});
