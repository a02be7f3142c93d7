import { compareDigitLists, type Digits, toDigits } from './digits.ts';
import { PLAIN, type VersionFamily } from './version-family.ts';

// Two or three numbers, some with leading zeros: 418.87.01.
const DRIVER = /^\d{1,15}(?:\.\d{1,15}){0,3}$/;
const PARTS = 4;

function parseDriver(text: string): readonly Digits[] | undefined {
  const bare = text.trim();
  if (!DRIVER.test(bare)) return undefined;
  const numbers = bare.split('.').map(toDigits);
  return [...numbers, ...Array<Digits>(PARTS - numbers.length).fill(0)];
}

/** Drivers of NVIDIA GPUs: numbers of a branch, which SemVer cannot read. */
export const nvidiaDriver: VersionFamily<readonly Digits[]> = {
  ...PLAIN,
  name: 'nvidia-driver',
  parse: parseDriver,
  compare: compareDigitLists,
  parseBound: parseDriver,
  branchOf: (numbers) => String(numbers[0]),
};
