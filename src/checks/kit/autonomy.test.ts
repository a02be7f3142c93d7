import { describe, expect, it } from 'vitest';
import { autonomyOf } from './autonomy.ts';

describe('autonomyOf', () => {
  it.each([
    ['', 0],
    ['false', 0],
    ['true', Number.POSITIVE_INFINITY],
    ['0', Number.POSITIVE_INFINITY],
    ['0s', Number.POSITIVE_INFINITY],
    ['30m', 1_800_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['soon', undefined],
    ['5', undefined],
    ['1h!', undefined],
  ])('reads %j', (text, expected) => expect(autonomyOf(text)).toBe(expected));
});
