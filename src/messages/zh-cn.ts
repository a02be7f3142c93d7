import type { Messages } from './en.ts';
import { zhCnAdvise } from './zh-cn-advise.ts';
import { zhCnAdvisories } from './zh-cn-advisories.ts';
import { zhCnAdvisoryReports } from './zh-cn-advisory-reports.ts';
import { zhCnBenchmark } from './zh-cn-benchmark.ts';
import { zhCnFix } from './zh-cn-fix.ts';
import { zhCnIdentity } from './zh-cn-identity.ts';
import { zhCnRbac } from './zh-cn-rbac.ts';
import { zhCnReports } from './zh-cn-reports.ts';
import { zhCnScan } from './zh-cn-scan.ts';
import { zhCnTakeover } from './zh-cn-takeover.ts';
import { zhCnUserChecks } from './zh-cn-user-checks.ts';
import { zhCnWords } from './zh-cn-words.ts';

export const zhCN: Messages = {
  ...zhCnWords,
  ...zhCnReports,
  ...zhCnIdentity,
  ...zhCnRbac,
  ...zhCnAdvisories,
  ...zhCnAdvise,
  ...zhCnAdvisoryReports,
  ...zhCnScan,
  ...zhCnFix,
  ...zhCnBenchmark,
  ...zhCnTakeover,
  ...zhCnUserChecks,
};
