import { describe, expect, it } from 'vitest';
import { coversEveryAddress, isPublicAddress } from './addresses.ts';

describe('coversEveryAddress', () => {
  it.each([
    [['0.0.0.0/0']],
    [['::/0']],
    [['10.0.0.0/8', ' 0.0.0.0/0 ']],
    [['128.0.0.0/1', '0.0.0.0/1']],
    [['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/4', '208.0.0.0/4', '224.0.0.0/3']],
    [['1.2.3.4/0']],
    [['nonsense', '0.0.0.0/0']],
  ])('%j is every address', (blocks) => expect(coversEveryAddress(blocks)).toBe(true));

  it.each([
    [[]],
    [['10.0.0.0/8']],
    [['0.0.0.0/1']],
    [['0.0.0.0/1', '128.0.0.0/2']],
    [['0.0.0.0']],
    [['::/1', '0.0.0.0/1']],
  ])('%j is not', (blocks) => expect(coversEveryAddress(blocks)).toBe(false));

  it.each([
    [['nonsense']],
    [['10.0.0.0/33']],
    [['1.2.3/8']],
    [['::1::/64']],
    [['10.0.0.0/8/8']],
    [['256.0.0.0/0']],
    [['1:2:3:4:5:6:7:8:9/0']],
    [['']],
  ])('%j cannot be told', (blocks) => expect(coversEveryAddress(blocks)).toBeUndefined());
});

describe('isPublicAddress', () => {
  it.each(['47.0.0.1', '172.32.0.1', '100.128.0.1', '2408:4000::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each(['10.1.2.3', '172.31.0.1', '192.168.0.2', '100.64.0.1', '127.0.0.1', 'fd00::1', '::1'])(
    '%s is not',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
  it.each(['lb.example.com', '', '10.0.0.0/8', '1.2.3'])('%j is no address', (address) =>
    expect(isPublicAddress(address)).toBeUndefined(),
  );
});
