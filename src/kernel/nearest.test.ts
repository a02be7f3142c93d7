import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('src/kernel/nearest', () => {
  it.each([
    ['severty', 'severity'],
    ['chekcs', 'checks'],
    ['FailOn', 'failOn'],
    ['idd', 'id'],
  ])('%s was meant to be %s', (typed, meant) => {
    expect(nearest(typed, ['checks', 'severity', 'failOn', 'id'])).toBe(meant);
  });

  it.each(['namespace', 'x', ''])('%s is near to none', (typed) => {
    expect(nearest(typed, ['checks', 'severity', 'failOn'])).toBeUndefined();
  });
});
