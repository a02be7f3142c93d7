import type { ReportFlags } from './flags.ts';

export interface FixFlags extends ReportFlags {
  write: boolean;
  unsafe: boolean;
  checks: string[];
  waivers?: string;
  maxUnknown: number;
}
