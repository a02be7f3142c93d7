import { describe, expect, it } from 'vitest';
import { containsCidr, isAnywhere, parseCidr } from './cidr.ts';

const contains = (outer: string, inner: string) => {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  return a !== undefined && b !== undefined && containsCidr(a, b);
};

describe('blocks of addresses', () => {
  it.each([
    ['0.0.0.0/0', true],
    ['::/0', true],
    [' 1.2.3.4/0 ', true],
    ['0:0:0:0:0:0:0:0/0', true],
    ['0.0.0.0/1', false],
    ['::/1', false],
    ['0.0.0.0', false],
    ['10.0.0.0/8', false],
  ])('%s is anywhere: %s', (text, expected) => {
    const block = parseCidr(text);
    expect(block !== undefined && isAnywhere(block)).toBe(expected);
  });

  it.each([
    '',
    'x',
    '10.0.0.0/33',
    '1.2.3/8',
    '::1::/64',
    '1.2.3.4/8/8',
    '256.0.0.0/0',
    '1:2:3:4:5:6:7:8:9',
    '::/129',
    '1.2.3.4/',
  ])('%j is none', (text) => expect(parseCidr(text)).toBeUndefined());

  it('contains by family and extent', () => {
    expect(contains('10.0.0.0/8', '10.255.0.1')).toBe(true);
    expect(contains('10.0.0.0/8', '10.0.0.0/8')).toBe(true);
    expect(contains('10.0.0.0/8', '10.0.0.0/7')).toBe(false);
    expect(contains('::/0', '10.0.0.1')).toBe(false);
    expect(contains('fc00::/7', 'fd12:3456::1')).toBe(true);
  });
});
