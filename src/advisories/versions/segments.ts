import { compareText } from '../../kernel/compare.ts';

const SEPARATORS = /[^0-9A-Za-z~^]*/y;
const DIGITS = /[0-9]+/y;
const LETTERS = /[A-Za-z]+/y;

/**
 * Compares one part of an rpm version by its segments. A tilde sorts before everything, the end included;
 * a caret after the end and before any further segment; digits are newer than letters and compare as
 * numbers; of two that agree so far the longer is newer.
 */
export function compareSegments(a: string, b: string): number {
  let [atA, atB] = [0, 0];
  for (;;) {
    atA += runAt(SEPARATORS, a, atA).length;
    atB += runAt(SEPARATORS, b, atB).length;
    const mark = compareMarks(a, atA, b, atB);
    if (mark === 'both') {
      atA++;
      atB++;
      continue;
    }
    if (mark !== 'none') return mark;
    if (atA >= a.length || atB >= b.length) return Math.sign(a.length - atA - (b.length - atB));
    const isNumber = isDigit(a.charCodeAt(atA));
    if (isNumber !== isDigit(b.charCodeAt(atB))) return isNumber ? 1 : -1;
    const [runA, runB] = [
      runAt(isNumber ? DIGITS : LETTERS, a, atA),
      runAt(isNumber ? DIGITS : LETTERS, b, atB),
    ];
    const order = isNumber ? compareNumbers(runA, runB) : compareText(runA, runB);
    if (order !== 0) return order;
    atA += runA.length;
    atB += runB.length;
  }
}

function compareMarks(a: string, atA: number, b: string, atB: number): number | 'both' | 'none' {
  const [left, right] = [a[atA], b[atB]];
  if (left === '~' || right === '~') return left === right ? 'both' : left === '~' ? -1 : 1;
  if (left !== '^' && right !== '^') return 'none';
  if (left === right) return 'both';
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return left === '^' ? -1 : 1;
}

function runAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return Math.sign(left.length - right.length) || compareText(left, right);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
