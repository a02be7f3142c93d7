const TILDE = 0x7e;
const CARET = 0x5e;
/** Past the end of a text: no character has this code. */
const END = -1;

/**
 * Compares one part of an rpm version by its segments. A tilde sorts before everything, the end included;
 * a caret after the end and before any further segment; digits are newer than letters and compare as
 * numbers; of two that agree so far the longer is newer.
 */
export function compareSegments(a: string, b: string): number {
  if (a === b) return 0;
  let [atA, atB] = [0, 0];
  for (;;) {
    atA = skipSeparators(a, atA);
    atB = skipSeparators(b, atB);
    const [left, right] = [codeAt(a, atA), codeAt(b, atB)];
    if (left === TILDE || right === TILDE || left === CARET || right === CARET) {
      if (left !== right) return compareMarks(left, right);
      atA++;
      atB++;
      continue;
    }
    if (left === END || right === END) return left === right ? 0 : left === END ? -1 : 1;
    const isNumber = isDigit(left);
    if (isNumber !== isDigit(right)) return isNumber ? 1 : -1;
    const [endA, endB] = [endOfRun(a, atA, isNumber), endOfRun(b, atB, isNumber)];
    const order = isNumber
      ? compareNumbers(a, atA, endA, b, atB, endB)
      : compareRuns(a, atA, endA, b, atB, endB);
    if (order !== 0) return order;
    atA = endA;
    atB = endB;
  }
}

function compareMarks(left: number, right: number): number {
  if (left === TILDE || right === TILDE) return left === TILDE ? -1 : 1;
  if (left === END || right === END) return left === END ? -1 : 1;
  return left === CARET ? -1 : 1;
}

function compareNumbers(
  a: string,
  startA: number,
  endA: number,
  b: string,
  startB: number,
  endB: number,
): number {
  let [fromA, fromB] = [startA, startB];
  while (fromA < endA && a.charCodeAt(fromA) === 0x30) fromA++;
  while (fromB < endB && b.charCodeAt(fromB) === 0x30) fromB++;
  const order = endA - fromA - (endB - fromB);
  return order === 0 ? compareRuns(a, fromA, endA, b, fromB, endB) : Math.sign(order);
}

function compareRuns(a: string, fromA: number, endA: number, b: string, fromB: number, endB: number): number {
  const shared = Math.min(endA - fromA, endB - fromB);
  for (let index = 0; index < shared; index++) {
    const order = a.charCodeAt(fromA + index) - b.charCodeAt(fromB + index);
    if (order !== 0) return Math.sign(order);
  }
  return Math.sign(endA - fromA - (endB - fromB));
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSegment(text.charCodeAt(at))) at++;
  return at;
}

function endOfRun(text: string, from: number, digits: boolean): number {
  let at = from;
  while (at < text.length && (digits ? isDigit(text.charCodeAt(at)) : isLetter(text.charCodeAt(at)))) at++;
  return at;
}

function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : END;
}

function isSegment(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === TILDE || code === CARET;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
