import type { FixRule } from './fix-rule.ts';
import { objectRules } from './object-rules.ts';
import { podRules } from './pod-rules.ts';

/** All rules, in the order in which what they add stands in a manifest. */
export const fixRules: readonly FixRule[] = [...podRules, ...objectRules];
