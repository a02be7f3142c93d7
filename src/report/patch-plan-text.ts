import { countOf, fill } from '../messages/fill.ts';
import type { OpenEntry, PatchPlan, PatchStep } from '../model/patch-plan.ts';
import { writeBlockers } from './drain-text.ts';
import { inert } from './inert.ts';
import { shortName } from './names.ts';
import { renderReason } from './render-reason.ts';
import { Page, type TextOptions } from './text-page.ts';

/** Before, each step, after. */
export function renderPatchPlan(plan: PatchPlan, options: TextOptions): string {
  const page = new Page(options);
  const { patchPlan: words, advisories, punctuation } = page.messages;
  const counts = { before: plan.before.length, after: plan.after.length, steps: plan.steps.length };
  page.heading(
    inert(fill(words.title, { cluster: plan.clusterName ?? plan.cluster })),
    fill(words.counts, counts),
  );
  if (plan.steps.length === 0) page.text(words.nothing);
  for (const step of plan.steps) writeStep(page, step);
  page.line();
  writeEntries(page, countOf(words.staysOpen, plan.after.length), plan.after);
  writeEntries(page, countOf(words.unfixed, plan.unfixed.length), plan.unfixed);
  if (plan.undetermined.length > 0) {
    const names = [...new Set(plan.undetermined.map(({ component }) => component))].join(', ');
    page.item(countOf(words.unread, plan.undetermined.length) + punctuation.colon, names, 0);
  }
  for (const { code, values } of plan.notes) {
    const texts: Readonly<Record<string, string>> = words.note;
    const reason = renderReason(values.reason ?? '', page.language);
    page.text(fill(Object.hasOwn(texts, code) ? (texts[code] as string) : code, { ...values, reason }));
  }
  page.text(fill(advisories.data, { date: plan.dataAge.asOf.slice(0, 10) }) + ageOf(page, plan), 0, 'dim');
  return page.toString();
}

function ageOf({ messages: { advisories } }: Page, { dataAge }: PatchPlan): string {
  return dataAge.ageDays === null ? advisories.clock : countOf(advisories.age, dataAge.ageDays);
}

function writeStep(page: Page, step: PatchStep): void {
  const { patchPlan: words, advise, punctuation } = page.messages;
  const item = (label: string, text: string) => page.item(label + punctuation.colon, text, 3);
  page.line();
  page.text(
    fill(words.step, {
      step: step.step,
      act: `${advise.act[step.act]} (${shortName(step.scope)}, ${step.component})`,
      from: step.from,
      to: step.to,
    }),
    0,
    'bold',
  );
  const by = {
    party: advise.party[step.party],
    trigger: advise.trigger[step.trigger],
    count: step.openAfter,
  };
  page.text(fill(words.by, by), 3);
  if (step.closes.length > 0) item(words.closes, idsOf(step.closes));
  if (step.opens.length > 0) item(words.opens, idsOf(step.opens));
  if (step.console !== null) item(advise.console, step.console[page.language]);
  if (step.call !== null) page.call(advise.call + punctuation.colon, step.call, 3);
  item(advise.restarts, advise.restart[step.restarts]);
  writeBlockers(page, step, 3);
}

function writeEntries(page: Page, label: string, entries: readonly OpenEntry[]): void {
  if (entries.length > 0) page.item(label + page.messages.punctuation.colon, idsOf(entries), 0);
}

function idsOf(entries: readonly OpenEntry[]): string {
  return [...new Set(entries.map(({ advisory }) => advisory))].join(', ');
}
