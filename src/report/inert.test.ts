import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../test/fixtures/hostile-assessment.ts';
import { inert, inertJson, inertValue } from './inert.ts';

describe('src/report/inert', () => {
  const cases: [text: string, expected: string][] = [
    ['plain 节点池 — “x”', 'plain 节点池 — “x”'],
    ['\u001b[31m', '\\u001b[31m'],
    ['\u009b\u0085\u007f', '\\u009b\\u0085\\u007f'],
    ['a\r\n\tb', 'a\\u000d\\u000a\\u0009b'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\u202e\u2066\u200f\u061c', '\\u202e\\u2066\\u200f\\u061c'],
    ['\u200b\u200d\ufeff\u00ad\u2060\u3164', '\\u200b\\u200d\\ufeff\\u00ad\\u2060\\u3164'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800\uffff', '\\ud800\\uffff'],
  ];
  it.each(cases)('shows %j as %j', (text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  it.each(Object.entries(HOSTILE_NAMES))('leaves nothing to escape in %s', (_kind, name) => {
    expect(inert(inert(name))).toBe(inert(name));
  });

  it.each(Object.values(HOSTILE_NAMES).map((name) => [name]))('keeps the value of JSON: %j', (name) => {
    expect(JSON.parse(inertJson(JSON.stringify({ name })))).toEqual({ name });
  });

  it('shows any value on one line', () => {
    expect([true, null, 12, 'a\nb', { a: ['\u001b'] }, undefined].map(inertValue)).toEqual([
      'true',
      'null',
      '12',
      'a\\u000ab',
      '{"a":["\\u001b"]}',
      'undefined',
    ]);
  });
});
