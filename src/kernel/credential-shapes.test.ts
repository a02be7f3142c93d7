import { describe, expect, it } from 'vitest';
import { shapesOf } from './credential-shapes.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('shapes of credentials', () => {
  it.each([TOKEN, `--token=${TOKEN}`, `token_${TOKEN}`, `a ${'b'.repeat(99)} ${TOKEN}`])(
    'sees the token in %s',
    (text) => {
      expect(shapesOf(text)).toContain('json-web-token');
    },
  );

  it.each(['redis://:p4ss@r:6379', 'jdbc:mysql://u:p4ss@h/d', 's3+x://u:a/b@h', '3https://u:p4ss@h/'])(
    'sees the password in %s',
    (text) => {
      expect(shapesOf(text)).toContain('url-password');
    },
  );

  // With a pattern that goes to the end from every beginning this takes minutes.
  it.each(['eyJ', 'http://a:', 'a://b:c', '-----BEGIN ', 'a:b@'])(
    'is quick with a text full of %s',
    (part) => {
      const start = performance.now();
      shapesOf(part.repeat(1_000_000 / part.length));
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});
