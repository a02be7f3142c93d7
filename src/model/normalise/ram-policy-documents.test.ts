import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';
import type { SnapshotEntry } from '../../snapshot/snapshot.ts';

const trust = (principal: unknown) =>
  JSON.stringify({
    Version: '1',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }],
  });
const role = (RoleName: string, AssumeRolePolicyDocument: unknown) =>
  read('ram/GetRole@shop', { Role: { RoleName, AssumeRolePolicyDocument } });
const listed = read('ram/ListRoles', {
  IsTruncated: false,
  Roles: {
    Role: [
      { RoleId: '3', RoleName: 'shop', AssumeRolePolicyDocument: trust({ Service: 'ecs.aliyuncs.com' }) },
    ],
  },
});
const statementsOf = (...entries: SnapshotEntry[]) => {
  const field = recordedTables(...entries).ramTrusts.get('shop')?.trust;
  return field?.known ? field.value.statements : told(field);
};

describe('trust policies of roles', () => {
  it('are read with the role', () => {
    expect(statementsOf(role('shop', trust({ RAM: 'acs:ram::1:root' })))).toMatchObject([
      { effect: 'Allow', principals: { ram: ['acs:ram::1:root'] } },
    ]);
  });

  it('are taken from the list of roles only where the role itself was not asked for', () => {
    expect(statementsOf(listed)).toMatchObject([{ principals: { services: ['ecs.aliyuncs.com'] } }]);
    expect(statementsOf(listed, role('shop', trust('*')))).toMatchObject([
      { principals: { everyone: true } },
    ]);
    expect(statementsOf(listed, refused('ram/GetRole@shop'))).toBe('unread: ram/GetRole denied');
  });

  it('say of themselves that they are malformed', () => {
    expect(statementsOf(role('shop', 'N/A'))).toMatchObject([
      { unclear: expect.stringContaining('not JSON') },
    ]);
  });

  it.each<[string, SnapshotEntry, string]>([
    ['are of another role', role('pay', trust('*')), 'unread: ram/GetRole failed'],
    ['are missing', role('shop', undefined), 'unread: ram/GetRole absent'],
    ['are no text', role('shop', {}), 'unread: ram/GetRole failed'],
    ['stand in a list', read('ram/GetRole@shop', []), 'unread: ram/GetRole failed'],
    ['are of a role that is gone', missing('ram/GetRole@shop'), 'unread: ram/GetRole absent'],
  ])('are unknown where they %s', (_name, entry, expected) => {
    expect(statementsOf(entry)).toBe(expected);
  });
});
