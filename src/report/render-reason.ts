import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import { type ReasonText, ZH_CN_REASONS } from '../messages/zh-cn-reasons.ts';
import type { Language } from '../model/bilingual.ts';

/** Only Demarc's own sentences are long; the rest of what an API says is quoted, not searched. */
const LONGEST = 2000;

/** Why something is not known, in the language asked; what an API said in its own words is quoted. */
export function renderReason(reason: string, language: Language): string {
  if (language === 'en') return reason;
  return translated(reason) ?? fill(translate(language).punctuation.quote, { text: reason });
}

/** A reason with what it is about before it, and what would cure it behind: `cs/X field: reason (needs …)`. */
export function renderBecause(because: string, language: Language): string {
  if (language === 'en') return because;
  const whole = translated(because);
  if (whole !== undefined) return whole;
  const [, about, reason, cure] =
    /^([^:\s][^\s]*(?: [^:\s]+)?): ([\s\S]*?)(?: \(needs (.*)\))?$/.exec(because) ?? [];
  if (about === undefined || reason === undefined) return renderReason(because, language);
  const { punctuation, unknown } = translate(language);
  const told = `${about}${punctuation.colon}${renderReason(reason, language)}`;
  return cure === undefined ? told : told + punctuation.semicolon + fill(unknown.cure, { cure });
}

/** A next step that Demarc makes of a gap; as it is where it is none. */
export function renderStep(step: string, language: Language): string {
  return language === 'en' ? step : (translated(step) ?? step);
}

function translated(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  for (const entry of ZH_CN_REASONS) {
    const found = entry[0].exec(text);
    if (found !== null) return filledBy(entry, found);
  }
  return undefined;
}

/** What stood in brackets is put into those of the language, and goes where there was nothing. */
function filledBy([pattern, text]: ReasonText, found: RegExpExecArray): string {
  const bracketed = pattern.source.includes('(?: \\((.*)\\))?');
  return text
    .replace(/\{(\d)\}/g, (_, number: string) => {
      const value = found[Number(number)] ?? '';
      return bracketed && value !== '' ? `（${value}）` : value;
    })
    .replace(/ （/g, '（')
    .trimEnd();
}
