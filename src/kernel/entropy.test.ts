import { describe, expect, it } from 'vitest';
import { entropyOf, isRandomLooking } from './entropy.ts';

describe('what chance wrote', () => {
  it.each(['q8Zr2Lw0XkT5vN1b', '3f9a1c7e5b2d8046af13', 'c2VjcmV0LXZhbHVlLTEyMzQ1Ng==', 'p@9xQ!7rT2#mLk4w'])(
    '%s',
    (text) => expect(isRandomLooking(text)).toBe(true),
  );

  it.each([
    'changeme',
    'postgres-admin-password',
    'MY_DEFAULT_PASSWORD_NAME',
    '/etc/secrets/token-file',
    'https://vault.example.com/v1/a1b2c3d4',
    'aaaaaaaaaaaaaaaaaaaaaaaa1',
    'kube-system/default-tls',
    'the password of the day 12',
    '$(cat /run/token)',
    'https://[::1]:8443',
  ])('not %s', (text) => expect(isRandomLooking(text)).toBe(false));

  it('is measured in bits a character', () => {
    expect(entropyOf('')).toBe(0);
    expect(entropyOf('aaaa')).toBe(0);
    expect(entropyOf('abcd')).toBe(2);
  });
});
