import { describe, expect, it } from 'vitest';
import { ramUidOf } from './ram-uid.ts';

describe('ramUidOf', () => {
  it('takes ids of 15 to 19 digits, with and without the number of a later kubeconfig', () => {
    expect(ramUidOf('201234567890123')).toEqual({ uid: '201234567890123', kind: 'user' });
    expect(ramUidOf('3012345678901234567')).toEqual({ uid: '3012345678901234567', kind: 'role' });
    expect(ramUidOf('201234567890123456-1690000000')?.uid).toBe('201234567890123456');
    expect(ramUidOf('1012345678901234')?.kind).toBe('other');
  });

  it('takes the session of a role for the role, and nothing else with a colon', () => {
    expect(ramUidOf('301234567890123456:deploy')).toEqual({ uid: '301234567890123456', kind: 'role' });
    expect(ramUidOf('201234567890123456:deploy')).toBeUndefined();
    expect(ramUidOf('301234567890123456:')).toBeUndefined();
  });

  it('takes nothing else for a RAM id', () => {
    for (const name of [
      '20123456789012',
      '20123456789012345678',
      '201234567890123456-',
      'a201234567890123456',
    ])
      expect(ramUidOf(name)).toBeUndefined();
    for (const name of ['201234567890123456-1-2', '', 'system:admin', '２０１２３４５６７８９０１２３'])
      expect(ramUidOf(name)).toBeUndefined();
  });
});
