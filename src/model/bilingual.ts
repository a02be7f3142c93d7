/** A text in both languages of the interface. */
export interface Bilingual {
  en: string;
  'zh-CN': string;
}
export type Language = keyof Bilingual;
