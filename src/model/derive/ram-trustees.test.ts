import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';
import type { SnapshotEntry } from '../../snapshot/snapshot.ts';
import { isInstanceRole, isServiceRole, rolesNaming } from './ram-trustees.ts';

const ACCOUNT = '1000000000000001';
const ARN = `acs:ram::${ACCOUNT}`;

/** The roles of an account, each with the principal that it trusts; a text is the whole document. */
function roles(trusts: Record<string, object | string | 'refused'>) {
  const Role = Object.keys(trusts).map((name) => ({
    RoleId: name,
    RoleName: name,
    Arn: `${ARN}:role/${name}`,
  }));
  const documents = Object.entries(trusts).map(([name, Principal]): SnapshotEntry => {
    if (Principal === 'refused') return refused(`ram/GetRole@${name}`);
    const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }];
    const text = typeof Principal === 'string' ? Principal : JSON.stringify({ Version: '1', Statement });
    return read(`ram/GetRole@${name}`, { Role: { RoleName: name, AssumeRolePolicyDocument: text } });
  });
  return recordedTables(
    read('ram/ListUsers', { IsTruncated: false, Users: { User: [] } }),
    read('ram/ListRoles', { IsTruncated: false, Roles: { Role } }),
    ...documents,
  );
}

const naming = (trusts: Parameters<typeof roles>[0], kind: 'user' | 'role' = 'user') => {
  const { named, gaps } = rolesNaming(roles(trusts), { kind, account: ACCOUNT, name: 'Tom' });
  return { named: named.map(({ role }) => role.id), gaps: gaps.map(({ outcome }) => outcome) };
};

describe('rolesNaming', () => {
  it('finds the roles that name a user, in any case', () => {
    expect(
      naming({ a: { RAM: [`${ARN}:user/tom`] }, b: { RAM: [`${ARN}:user/TOM`, `${ARN}:root`] } }),
    ).toEqual({
      named: ['a', 'b'],
      gaps: [],
    });
  });

  it('leaves out who is only one of many, of another account or of another kind', () => {
    const others = {
      a: { RAM: [`${ARN}:root`, '*'] },
      b: { RAM: ['acs:ram::2:user/tom'] },
      c: { RAM: [`${ARN}:role/tom`] },
      d: { RAM: [`${ARN}:user/*`] },
      e: { Service: ['ecs.aliyuncs.com'] },
    };
    expect(naming(others)).toEqual({ named: [], gaps: [] });
    expect(naming(others, 'role').named).toEqual(['c']);
  });

  it('says which trust policies it could not read', () => {
    expect(naming({ a: { RAM: [`${ARN}:user/tom`] }, b: 'refused', c: 'no policy' })).toEqual({
      named: ['a'],
      gaps: ['denied', 'failed'],
    });
    const nothing = recordedTables();
    expect(rolesNaming(nothing, { kind: 'user', account: ACCOUNT, name: 'tom' }).gaps.length).toBeGreaterThan(
      0,
    );
  });
});

describe('isServiceRole', () => {
  it('takes a role of Alibaba Cloud that only its services may become', () => {
    const services = { Service: ['cs.aliyuncs.com'] };
    const { ramRights } = roles({
      AliyunCSDefaultRole: services,
      OwnRole: services,
      AliyunOpen: { ...services, RAM: [`${ARN}:root`] },
      AliyunMachine: { Service: ['ecs.aliyuncs.com'] },
      AliyunUnread: 'refused',
    });
    expect(ramRights.rows.filter(isServiceRole).map(({ id }) => id)).toEqual(['AliyunCSDefaultRole']);
  });
});

describe('isInstanceRole', () => {
  it('takes a role that machines may run with', () => {
    const { ramRights } = roles({
      worker: { Service: ['ecs.aliyuncs.com', 'eci.aliyuncs.com'] },
      open: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Principal":"*"}]}',
      pods: { Service: ['eci.aliyuncs.com'] },
      people: { RAM: [`${ARN}:root`] },
      unread: 'refused',
    });
    expect(ramRights.rows.filter(isInstanceRole).map(({ id }) => id)).toEqual(['open', 'worker']);
  });
});
