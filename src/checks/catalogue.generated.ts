// Written by `npm run generate`.
import type { AnyCheck } from './kit/define-check.ts';

export const catalogue: readonly AnyCheck[] = [
];
