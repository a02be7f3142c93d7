import { describe, expect, it } from 'vitest';
import { ramUidOf } from './ram-uid.ts';

describe('ramUidOf', () => {
  it('takes ids of 15 to 19 digits, with and without the number of a later kubeconfig', () => {
    expect(ramUidOf('201234567890123')).toBe('201234567890123');
    expect(ramUidOf('2012345678901234567')).toBe('2012345678901234567');
    expect(ramUidOf('201234567890123456-1690000000')).toBe('201234567890123456');
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
