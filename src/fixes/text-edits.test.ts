import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../model/fix.ts';
import { applyEdits, composeEdits, originalOffset } from './text-edits.ts';
import { linesOf, unifiedDiff } from './unified-diff.ts';

/** Numbers that look random and are the same on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

function randomEdits(length: number, next: (below: number) => number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = next(4); at <= length; ) {
    const cut = Math.min(next(4), length - at);
    edits.push({ offset: at, length: cut, text: ['', 'x', 'y\n', '\nz', 'v\nw\n'][next(5)] ?? '' });
    at += cut + 1 + next(9);
  }
  return edits;
}

/** Puts a diff into effect, as `patch` does. */
function patched(text: string, diff: string): string {
  const old = linesOf(text);
  const result: string[] = [];
  let at = 0;
  const lines = diff.replace(/\n$/, '').split('\n');
  for (const [index, line] of lines.entries()) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (hunk !== null) {
      const from = hunk[2] === '0' ? Number(hunk[1]) : Number(hunk[1]) - 1;
      while (at < from) result.push(old[at++] ?? '');
    } else if (index > 1 && !line.startsWith('\\')) {
      const end = lines[index + 1]?.startsWith('\\') ? '' : '\n';
      if (line[0] !== '+') expect(old[at++]).toBe(line.slice(1) + end);
      if (line[0] !== '-') result.push(line.slice(1) + end);
    }
  }
  return result.join('') + old.slice(at).join('');
}

describe('src/fixes/text-edits', () => {
  it('two lists of edits are one, and its diff makes the same text', () => {
    const next = numbers(7);
    for (let turn = 0; turn < 2000; turn++) {
      const text = Array.from({ length: next(40) }, () => 'ab\n '[next(4)]).join('');
      const first = randomEdits(text.length, next);
      const between = applyEdits(text, first);
      const second = randomEdits(between.length, next);
      const after = applyEdits(between, second);
      const edits = composeEdits(text.length, first, second);
      expect(applyEdits(text, edits)).toBe(after);
      expect(edits.every(({ offset }, at) => at === 0 || offset > (edits[at - 1]?.offset ?? 0))).toBe(true);
      const side = (lines: string[]) => ({ lines, shown: lines });
      expect(patched(text, unifiedDiff('x', side(linesOf(text)), side(linesOf(after)), edits))).toBe(after);
    }
  });

  it('knows where a character stood before', () => {
    const edits = [
      { offset: 1, length: 2, text: 'xyz' },
      { offset: 4, length: 0, text: '-' },
    ];
    expect(applyEdits('abcdef', edits)).toBe('axyzd-ef');
    expect([0, 1, 3, 4, 5, 6, 7].map((offset) => originalOffset(edits, offset))).toEqual([
      0, 1, 1, 3, 4, 4, 5,
    ]);
  });
});
