/** Shorter texts are words, whatever their letters. */
const SHORTEST = 16;
/** Bits a character: prose and paths have less, keys and tokens more; of hexadecimal digits there are but four. */
const RANDOM = 3.5;
const RANDOM_HEX = 3;
const HEX = /^[0-9a-f]+$/i;
/** What keys, tokens and generated passwords are written with. */
const ONE_WORD = /^[\w+/=.~!@#$%^&*-]+$/;
/** Words joined by dashes, dots, slashes or underscores; and names of places. */
const WORDS = /^[a-z]*(?:[-_./:][a-z]+\d{0,3})*$|^[A-Z]+(?:_[A-Z]+)*$|:\/\/|^\.{0,2}\//;

/** Whether a text looks as if chance had written it, as keys and tokens do. */
export function isRandomLooking(text: string): boolean {
  const value = text.trim();
  if (value.length < SHORTEST || !ONE_WORD.test(value) || WORDS.test(value)) return false;
  if (HEX.test(value)) return /\d/.test(value) && entropyOf(value) >= RANDOM_HEX;
  return kindsOf(value) >= 2 && /\d/.test(value) && entropyOf(value) >= RANDOM;
}

/** Bits a character by Shannon's measure. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function kindsOf(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
}
