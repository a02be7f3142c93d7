import { countOf, fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Language } from '../model/bilingual.ts';
import type { CaseReport } from '../model/case-report.ts';
import { inert } from './inert.ts';
import { renderReason } from './render-reason.ts';

/** Each case that came out otherwise, a line each, and how many did not. */
export function renderCaseReport(report: CaseReport, language: Language): string {
  const { userChecks: words } = translate(language);
  const failed = report.failed.map(({ file, line, check, name, expected, seen, why }) => {
    const told = { place: inert(`${file}:${line}`), check, name: inert(name), expected, seen };
    if (why === undefined) return fill(words.failed, told);
    return fill(words.failedBecause, { ...told, why: inert(renderReason(why, language)) });
  });
  const untested = report.untested.map(({ file, line, check }) => {
    const place = inert(`${file}:${line}`);
    return check === undefined ? fill(words.noCheck, { place }) : fill(words.noCase, { place, check });
  });
  const total = fill(words.total, {
    checks: countOf(words.checks, report.checks),
    passed: countOf(words.passed, report.passed),
    failed: countOf(words.failing, report.failed.length),
  });
  return [...failed, ...untested, total, ''].join('\n');
}
