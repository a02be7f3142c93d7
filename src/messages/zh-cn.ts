import type { Messages } from './en.ts';
import { zhCnIdentity } from './zh-cn-identity.ts';
import { zhCnRbac } from './zh-cn-rbac.ts';
import { zhCnReports } from './zh-cn-reports.ts';
import { zhCnWords } from './zh-cn-words.ts';

export const zhCN: Messages = { ...zhCnWords, ...zhCnReports, ...zhCnIdentity, ...zhCnRbac };
