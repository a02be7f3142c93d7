/** A run of digits of any length; numbers and big integers compare exactly with each other. */
export type Digits = number | bigint;

/** Numbers of fifteen digits are exact. */
const EXACT = 15;

export function toDigits(text: string): Digits {
  return text.length <= EXACT ? Number(text) : BigInt(text);
}

export function compareDigits(a: Digits, b: Digits): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Number by number; a list that ends first is the older one. */
export function compareDigitLists(a: readonly Digits[], b: readonly Digits[]): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const order = compareDigits(a[index] as Digits, b[index] as Digits);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
