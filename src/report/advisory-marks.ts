import type { Messages } from '../messages/en.ts';
import { fill } from '../messages/fill.ts';
import type { AdvisoryReport, AdvisoryScope, Stage } from '../model/advisory-report.ts';

export const STAGES = ['published', 'available', 'applied', 'active'] as const;

export function isOpen({ scopes }: AdvisoryReport): boolean {
  return scopes.length > 0;
}

/** `Critical, exploited`. */
export function ratingOf({ severity, exploitedSince }: AdvisoryReport, messages: Messages): string {
  const { advisoryReports: words, severity: names, punctuation } = messages;
  const rated = severity !== null && Object.hasOwn(names, severity);
  const level = rated ? names[severity as keyof typeof names] : words.unrated;
  return exploitedSince === null ? level : [level, words.exploited].join(punctuation.list);
}

/** One stage of one scope in words: `yes`, `2 of 3`, a date where one is known. */
export function stageText(stage: Stage, places: AdvisoryScope['places'], messages: Messages): string {
  const { stageState } = messages.advisoryReports;
  if (stage.at !== undefined) return stage.at.slice(0, 10);
  const { done = 0, total = 0 } = places ?? {};
  return fill(stageState[stage.state], { done, total });
}

/** Scopes with the same owner, starter and state. */
export function movesOf(scopes: readonly AdvisoryScope[]): AdvisoryScope[][] {
  const groups = Map.groupBy(scopes, ({ party, trigger, state }) => [party, trigger, state].join('\n'));
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** The earliest day by which one of them has to be closed. */
export function firstDue(scopes: readonly AdvisoryScope[]): AdvisoryScope | undefined {
  const dated = scopes.filter(({ due }) => due !== null);
  return dated.find(({ overdue }) => overdue) ?? dated[0];
}
