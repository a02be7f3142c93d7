import { describe, expect, it } from 'vitest';
import { isWholeRegistry } from './registry-writes.ts';

describe('src/model/derive/registry-writes.ts', () => {
  it.each([
    '*',
    'acs:cr:*',
    'acs:cr:*:*:*',
    'acs:cr:*:1000000000000001:repository/*',
    'acs:cr:cn-hangzhou:*:repository/*/*',
    'acs:cr:*:*:repository/cri-1',
    'acs:cr:*:*:repository/cri-1/*',
    'acs:cr:*:*:repository/cri-*',
    'acs:cr:*:*:rep*',
  ])('%s is a whole instance or more', (resource) => expect(isWholeRegistry(resource)).toBe(true));

  it.each([
    'acs:cr:*:*:repository/cri-1/shop/*',
    'acs:cr:*:*:repository/cri-1/shop/web',
    'acs:cr:*:*:repository/*/shop/*',
    'acs:cr:*:*:repository/shop/*',
    'acs:cr:*:*:instance/cri-1',
    'acs:cr:*:*:chart/*',
    'acs:cr:*:*:',
  ])('%s is less', (resource) => expect(isWholeRegistry(resource)).toBe(false));
});
