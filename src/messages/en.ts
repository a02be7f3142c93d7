import { enAdvise } from './en-advise.ts';
import { enAdvisories } from './en-advisories.ts';
import { enAdvisoryReports } from './en-advisory-reports.ts';
import { enBenchmark } from './en-benchmark.ts';
import { enFix } from './en-fix.ts';
import { enIdentity } from './en-identity.ts';
import { enRbac } from './en-rbac.ts';
import { enReports } from './en-reports.ts';
import { enScan } from './en-scan.ts';
import { enTakeover } from './en-takeover.ts';
import { enUserChecks } from './en-user-checks.ts';
import { enWords } from './en-words.ts';

export const en = {
  ...enWords,
  ...enReports,
  ...enIdentity,
  ...enRbac,
  ...enAdvisories,
  ...enAdvise,
  ...enAdvisoryReports,
  ...enScan,
  ...enFix,
  ...enBenchmark,
  ...enTakeover,
  ...enUserChecks,
} as const;

/** The same keys with any text: what a language has to supply. */
type Texts<T> = T extends string
  ? string
  : T extends readonly [string, string]
    ? readonly [string, string]
    : { readonly [K in keyof T]: Texts<T[K]> };
export type Messages = Texts<typeof en>;
