import type { Messages } from './en.ts';
import { zhCnReports } from './zh-cn-reports.ts';
import { zhCnWords } from './zh-cn-words.ts';

export const zhCN: Messages = { ...zhCnWords, ...zhCnReports };
