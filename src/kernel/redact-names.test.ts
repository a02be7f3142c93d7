import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { MAX_DEPTH } from './json.ts';
import { redact, redactSentence } from './redact.ts';
import { redactId } from './redact-id.ts';
import { isSecretName } from './secret-names.ts';

const SECRET = 'pKx93mVb20Lq';

describe('names of the halves of an AccessKey', () => {
  it.each(['AK', 'SK', 'ak', 'OSS_AK', 'aliyun-sk', 'myAk', 'AK2', 'ACCESS_KEY', 'accessKey'])(
    '%s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
      expect(JSON.stringify(redact({ env: [{ name, value: SECRET }] }))).not.toContain(SECRET);
      expect(JSON.stringify(redact({ [name]: SECRET }))).not.toContain(SECRET);
    },
  );

  it.each([`OSS_AK=${SECRET}`, `--ak=${SECRET}`, `run --sk ${SECRET}`, `ak: ${SECRET}`])('in %s', (text) => {
    expect(JSON.stringify(redact({ command: ['sh', '-c', text] }))).not.toContain(SECRET);
    expect(redactSentence(text)).not.toContain(SECRET);
  });

  it.each([
    'BREAK',
    'KAFKA',
    'task',
    'disk',
    'mask',
    'risk',
    'AKS_CLUSTER',
    'akka.loglevel',
    'peak',
    'AK_ID',
    'AK_FILE',
    'asked',
    'skip',
    'SKU',
    'ak_status',
  ])('not in %s', (name) => {
    expect(isSecretName(name)).toBe(false);
    expect(redact({ env: [{ name, value: SECRET }] })).toEqual({ env: [{ name, value: SECRET }] });
  });
});

describe('what the redactor remembers', () => {
  it('does not make a text harmless under a secret name', () => {
    expect(redact({ note: SECRET })).toEqual({ note: SECRET });
    expect(redact({ password: SECRET })).toMatchObject({ password: { redacted: true } });
    expect(redact({ image: 'registry/app:password=abcdef1' })).toEqual({
      image: 'registry/app:password=abcdef1',
    });
    expect(redact({ note: 'x password=abcdef1' })).toMatchObject({ note: { redacted: true } });
  });
});

describe('nesting beyond the limit', () => {
  function nested(levels: number, inner: Json): Json {
    let value = inner;
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  }

  it('is cut where the limit is, and told', () => {
    expect(JSON.stringify(redact(nested(100_000, 'x')))).toContain('unreadable');
    expect(redact(nested(MAX_DEPTH, 'x'))).toEqual(nested(MAX_DEPTH, 'x'));
  });

  it('under a secret name tells nothing', () => {
    expect(redact({ password: nested(100_000, SECRET) })).toEqual({
      password: { redacted: true, length: 0, shapes: [] },
    });
  });
});

it('an id of a megabyte is told by its hash', () => {
  expect(redactId('c'.repeat(1 << 20))).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(redactId('c'.repeat(2048))).toHaveLength(2048);
});
