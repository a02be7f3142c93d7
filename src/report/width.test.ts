import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd, truncate, truncateMiddle, wrap } from './width.ts';

describe('src/report/width', () => {
  it('counts an ideograph as two columns and our escapes as none', () => {
    expect(['abc', '节点池', '●A✓', '\u001b[1mab\u001b[22m'].map(displayWidth)).toEqual([3, 6, 3, 2]);
  });

  it('pads to columns', () => {
    expect(padEnd('节点', 6)).toBe('节点  ');
  });

  it('cuts to columns, never through an ideograph', () => {
    expect(truncate('节点池节点池', 6)).toBe('节点…');
    expect(truncateMiddle('cn-hangzhou.192.168.0.17', 12)).toBe('cn-han….0.17');
    expect(truncateMiddle('节点池节点池', 7)).toBe('节…点池');
  });

  const wrapped: [text: string, width: number, lines: string[]][] = [
    ['one two three', 8, ['one two', 'three']],
    ['节点池的配置。', 8, ['节点池的', '配置。']],
    ['未读取（被拒绝）', 8, ['未读取', '（被拒', '绝）']],
    ['ab/cdefg/hijk', 6, ['ab/', 'cdefg/', 'hijk']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['', 4, []],
    ['   ', 4, []],
  ];
  it.each(wrapped)('wraps %j to %d columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('wraps a long text in time that grows with its length', () => {
    expect(wrap('x'.repeat(100_000), 80)).toHaveLength(1250);
  });
});
