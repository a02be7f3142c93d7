import { describe, expect, it } from 'vitest';
import { seen, unseen } from '../kernel/known.ts';
import { isNamedBy, parseIdentityArn } from './identity-arn.ts';
import { gapOf } from './normalise/reading.ts';

const named = (text: string) => seen(text, { source: 'ram/ListUsers', ids: [], path: '', value: text });

describe('parseIdentityArn', () => {
  it('reads users, roles, their sessions and the account itself', () => {
    expect(parseIdentityArn('acs:ram::1:user/Alice')).toEqual({ account: '1', kind: 'user', name: 'Alice' });
    expect(parseIdentityArn(' ACS:RAM::1:ROLE/ops ')).toEqual({ account: '1', kind: 'role', name: 'ops' });
    expect(parseIdentityArn('acs:ram::1:assumed-role/ops/s')).toEqual({
      account: '1',
      kind: 'role',
      name: 'ops',
    });
    expect(parseIdentityArn('acs:ram::1:root')).toEqual({ account: '1', kind: 'root', name: '' });
  });

  it('reads nothing else', () => {
    for (const text of [
      '',
      'alice',
      'acs:ram:cn:1:user/a',
      'acs:ram::1:user/',
      'acs:ram::1:assumed-role/ops',
    ])
      expect(parseIdentityArn(text), text).toBeUndefined();
  });
});

describe('isNamedBy', () => {
  const by = (name: string) => ({ account: '1', kind: 'user' as const, name });

  it('compares in any case, and takes a star for anything behind it', () => {
    expect(isNamedBy(by('ALICE'), named('alice'))).toBe(true);
    expect(isNamedBy(by('al*'), named('Alice'))).toBe(true);
    expect(isNamedBy(by('alice'), named('alice2'))).toBe(false);
  });

  it('cannot tell where the name was not read', () => {
    expect(isNamedBy(by('*'), unseen(gapOf('ram/ListUsers', [], 'failed', 'no name')))).toBeUndefined();
  });
});
