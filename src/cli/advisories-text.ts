import { componentsOf } from '../advisories/advisory-index.ts';
import { describeAffected } from '../advisories/describe-affected.ts';
import type { Match } from '../advisories/matcher.ts';
import type { Advisory } from '../advisories/merge.ts';
import type { SourceReading } from '../advisories/range-verdict.ts';
import { countOf, fill } from '../messages/fill.ts';
import type { AdviceDataAge } from '../model/advice.ts';
import { inert } from '../report/inert.ts';
import { Page, type TextOptions } from '../report/text-page.ts';
import { padEnd } from '../report/width.ts';
import type { Update } from './advisories-update.ts';

const ID_WIDTH = 18;
const LEVEL_WIDTH = 10;

export function renderList(
  advisories: readonly Advisory[],
  age: AdviceDataAge,
  options: TextOptions,
): string {
  const page = new Page(options);
  const words = page.messages.advisories;
  page.heading(words.title, countOf(words.count, advisories.length));
  if (advisories.length === 0) page.text(words.none);
  for (const advisory of advisories) {
    const level = padEnd(levelOf(page, advisory), LEVEL_WIDTH);
    const head = `${padEnd(inert(advisory.id), ID_WIDTH)}${level}${componentsOf(advisory).join(', ')}`;
    page.text([head, ...marksOf(page, advisory)].join('  '), 0, 'bold');
    page.text(advisory.summary, 2);
  }
  writeAge(page, age);
  return page.toString();
}

export function renderAdvisory(advisory: Advisory, age: AdviceDataAge, options: TextOptions): string {
  const page = new Page(options);
  const { advisories: words, punctuation } = page.messages;
  const label = (text: string) => text + punctuation.colon;
  const item = (text: string, value: string | undefined) => {
    if (value !== undefined && value !== '') page.item(label(text), value, 0);
  };
  page.heading(inert(advisory.id), marksOf(page, advisory).join('  '));
  page.text(advisory.summary);
  item(words.ids, advisory.ids.slice(1).join(', '));
  item(words.severity, levelOf(page, advisory));
  item(words.published, advisory.published);
  page.heading(words.says);
  for (const record of advisory.records) {
    page.item(`${inert(record.source)} (${words.rank[record.rank]}) `, record.id, 0);
    const parts = describeAffected(record);
    if (parts.length === 0) page.text(words.noRange, 2);
    for (const part of parts) page.item(label(inert(part.component)), describePart(page, part), 2);
    for (const [name, value] of [
      [words.precondition, record.precondition],
      [words.mitigation, record.mitigation],
      [words.disagreement, record.disagreement],
      [words.defects, record.defects.join('; ')],
    ] as const) {
      if (value !== undefined && value !== '') page.item(label(name), value, 2);
    }
  }
  if (advisory.statements.length > 0) page.heading(words.statements);
  for (const { source, status, reason } of advisory.statements)
    page.text(fill(words.stated, { source, status: words.status[status], reason }), 2);
  const references = [...new Set(advisory.records.flatMap((record) => record.references))];
  if (references.length > 0) page.heading(words.references);
  for (const reference of references) page.item('- ', reference, 0);
  writeAge(page, age);
  return page.toString();
}

function describePart(page: Page, part: ReturnType<typeof describeAffected>[number]): string {
  const words = page.messages.advisories;
  const told = [
    ...part.ranges,
    ...part.unreadable.map((value) => fill(words.unreadable, { value })),
    ...part.undetermined.map((value) => fill(words.undeterminedFor, { value })),
    ...(part.unverified ? [words.unverified] : []),
    ...part.defects,
  ];
  return told.length === 0 ? words.noRange : told.join('; ');
}

/** What `match` was asked, and the answers. */
export interface MatchAnswer {
  component: string;
  version: string;
  known: boolean;
  matches: readonly Match[];
}

export function renderMatches(answer: MatchAnswer, age: AdviceDataAge, options: TextOptions): string {
  const page = new Page(options);
  const words = page.messages.advisories;
  const { component, version, matches } = answer;
  page.heading(inert(fill(words.on, { component, version })), countOf(words.matchCount, matches.length));
  if (!answer.known) page.text(fill(words.unknownComponent, { component }));
  else if (matches.length === 0) page.text(fill(words.clear, { component, version }));
  for (const match of matches) writeMatch(page, match);
  writeAge(page, age);
  return page.toString();
}

function writeMatch(page: Page, match: Match): void {
  const { advisories: words, punctuation } = page.messages;
  const { range } = match;
  const { fixed: release, basis } = range.explain();
  page.line();
  const head = `${padEnd(inert(range.advisory.id), ID_WIDTH)}${words.affected[match.affected]}`;
  const fixed = release === undefined ? [] : [fill(words.fixedIn, { version: release })];
  page.text(
    [head, levelOf(page, range.advisory), ...fixed, ...marksOf(page, range.advisory)].join('  '),
    0,
    'bold',
  );
  page.text(range.advisory.summary, 2);
  for (const note of notesOf(page, match)) page.item('- ', note, 2);
  for (const reading of basis)
    page.item(`${inert(reading.source)}${punctuation.colon}`, describeReading(page, reading), 2);
}

function notesOf(page: Page, { range, conditions, precondition, statement }: Match): string[] {
  const words = page.messages.advisories;
  return [
    ...(range.reason === undefined ? [] : [words.reason[range.reason]]),
    ...range.explain().caveats.map((caveat) => words.caveat[caveat]),
    ...conditions.map(({ fact, state }) => fill(words.condition[state], { fact })),
    ...(precondition === undefined
      ? []
      : [`${words.precondition}${page.messages.punctuation.colon}${precondition}`]),
    ...(statement === undefined
      ? []
      : [fill(words.stated, { ...statement, status: words.status[statement.status], conditions: '' })]),
  ];
}

function describeReading(page: Page, { affected, why, range }: SourceReading): string {
  const words = page.messages.advisories;
  return [words.affected[affected], words.why[why], ...(range === undefined ? [] : [range])].join(', ');
}

export function renderUpdate(
  update: Update,
  folder: string,
  age: AdviceDataAge,
  options: TextOptions,
): string {
  const page = new Page(options);
  const words = page.messages.advisories;
  page.text(fill(words.update.done, { folder, ...update.changes }));
  page.text(countOf(words.update.files, update.files));
  if (update.leftOut > 0) page.text(countOf(words.update.leftOut, update.leftOut));
  if (update.refused.length > 0) page.text(countOf(words.update.refused, update.refused.length));
  for (const { file, reason } of update.refused.slice(0, 20)) page.item(`${inert(file)} `, reason, 2);
  writeAge(page, age);
  return page.toString();
}

function levelOf(page: Page, { level }: Advisory): string {
  const { advisories: words, severity } = page.messages;
  return level === undefined ? words.unrated : level === 'none' ? '–' : severity[level];
}

function marksOf(page: Page, { exploited, probability, withdrawn }: Advisory): string[] {
  const words = page.messages.advisories;
  return [
    ...(withdrawn ? [words.withdrawn] : []),
    ...(exploited === undefined ? [] : [fill(words.exploited, { date: exploited.date })]),
    ...(probability?.probability === undefined
      ? []
      : [fill(words.probability, { value: String(probability.probability) })]),
  ];
}

/** The age of the data stands under every answer that rests on it. */
function writeAge(page: Page, age: AdviceDataAge): void {
  const words = page.messages.advisories;
  const old = age.ageDays === null ? words.clock : countOf(words.age, age.ageDays);
  const origin = age.from === null ? words.embedded : fill(words.updatedFrom, { from: age.from });
  page.line();
  page.text(`${fill(words.data, { date: age.asOf.slice(0, 10) })}${old} (${origin})`, 0, 'dim');
  if (age.old) page.text(words.old, 0, 'yellow');
}
