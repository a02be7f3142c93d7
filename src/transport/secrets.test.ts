import { describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';

describe('src/transport/secrets.ts', () => {
  const secrets = createSecrets();
  secrets.remember('key-id-1', 'sec/ret+1', 'tok=en', undefined, 'x');
  it.each([
    ['a known secret', 'no access for key-id-1', 'no access for …'],
    ['a known secret in a URL', 'at sec%2Fret%2B1', 'at …'],
    ['an unknown AccessKey id', 'key LTAI5tAAAABBBBCCCC is disabled', 'key … is disabled'],
    ['a signed query', 'GET http://h/?Signature=abc&AccessKeyId=q failed', 'GET http://h/?… failed'],
    ['an authorization header', 'Authorization: Bearer abc.def', 'Authorization: …'],
    ['a JSON web token', 'got eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJr.c2ln', 'got …'],
    ['terminal controls', 'a\u001b[2Jb\nc', 'a [2Jb c'],
    ['ordinary text', 'User "tom" cannot list pods', 'User "tom" cannot list pods'],
  ])('cleans %s', (_name, text, clean) => {
    expect(secrets.clean(text)).toBe(clean);
  });

  it('cleans an error and its stack', () => {
    const error = new Error('GET /?Signature=abc by key-id-1 failed');
    const safe = secrets.cleanError(error);
    expect(safe.message).toBe('GET /?… by … failed');
    expect(safe.stack).toMatch(/^Error: GET \/\?… by … failed\n +at /);
    expect(safe.stack).not.toMatch(/Signature|key-id-1/);
  });

  it('cuts long texts', () => {
    expect(secrets.clean('a'.repeat(300))).toBe(`${'a'.repeat(240)}…`);
  });
});
