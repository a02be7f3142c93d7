import type { Language } from '../model/bilingual.ts';
import { en, type Messages } from './en.ts';
import { zhCN } from './zh-cn.ts';

const CATALOGUES: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN };

export function translate(language: Language): Messages {
  return CATALOGUES[language];
}
