import { countOf, fill } from '../messages/fill.ts';
import type { Advice, AdviceRow } from '../model/advice.ts';
import { type Scope, scopeName } from '../model/scope.ts';
import { writeJointBlockers } from './drain-text.ts';
import { inert } from './inert.ts';
import { PARTY_MARKS } from './marks.ts';
import { isUnread, shortName } from './names.ts';
import { remedyText } from './remedy-text.ts';
import { renderNote } from './render-note.ts';
import { Page, type TextOptions } from './text-page.ts';

/** As many scopes of one answer as a person reads; the JSON has all. */
const SHOWN = 12;
const ORDER: readonly AdviceRow['state'][] = [
  'to-do',
  'partly-done',
  'restart-pending',
  'pods-to-recreate',
  'no-fix',
  'waiting-for-provider',
  'undetermined',
];

/** Whose move it is, worst first; scopes with the same answer stand together. */
export function renderAdvice(advice: Advice, options: TextOptions): string {
  const page = new Page(options);
  writeHead(page, advice);
  const pools = new Map(
    advice.scopes.flatMap((row) => (row.scope.kind === 'node-pool' ? [[poolKey(row), row] as const] : [])),
  );
  const rows = advice.scopes.filter((row) => !isToldByPool(row, pools));
  const open = rows.filter(({ state }) => state !== 'done');
  const groups = Map.groupBy(open, ({ party, trigger, state, component, affected }) =>
    [ORDER.indexOf(state), party, trigger, component, affected].join('\n'),
  );
  for (const key of [...groups.keys()].sort()) writeGroup(page, groups.get(key) ?? []);
  const { advise: words } = page.messages;
  page.line();
  if (advice.scopes.length === 0 && !advice.advisory.withdrawn) page.text(words.nothing);
  if (rows.length > open.length) page.text(countOf(words.doneCount, rows.length - open.length));
  writeAge(page, advice);
  return page.toString();
}

function writeHead(page: Page, { advisory, account, snapshotTime }: Advice): void {
  const { advise: words, punctuation, severity, advisories } = page.messages;
  const level = advisory.severity as keyof typeof severity | 'none' | null;
  const marks = [
    level === null || level === 'none' ? advisories.unrated : severity[level],
    ...(advisory.exploitedSince === null ? [] : [fill(words.exploited, { date: advisory.exploitedSince })]),
  ];
  page.heading(inert(advisory.id), marks.join('  '));
  page.text(advisory.summary);
  page.text(fill(words.asOf, { account, time: snapshotTime }), 0, 'dim');
  const item = (label: string, text: string) => page.item(label + punctuation.colon, text, 0);
  if (advisory.components.length > 0) item(words.components, advisory.components.join(', '));
  if (advisory.mitigation !== null) item(words.mitigation, advisory.mitigation);
  if (advisory.withdrawn) page.text(words.withdrawn);
}

function poolKey({ scope, component }: AdviceRow): string {
  return `${scope.cluster}\n${scope.nodePool}\n${component}`;
}

/** A node is told apart from its pool only where its answer is another one. */
function isToldByPool(row: AdviceRow, pools: ReadonlyMap<string, AdviceRow>): boolean {
  if (row.scope.kind !== 'node' || isUnread(row.scope) || row.scope.nodePool === undefined) return false;
  const pool = pools.get(poolKey(row));
  if (pool === undefined) return false;
  return row.state === 'done' || (row.party === pool.party && row.trigger === pool.trigger);
}

function writeGroup(page: Page, rows: readonly AdviceRow[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const { advise: words, advisories, punctuation } = page.messages;
  const { party, trigger, state, affected } = first;
  const move = fill(words.move, {
    party: `${PARTY_MARKS[party]} ${words.party[party]}`,
    trigger: words.trigger[trigger],
    state: words.state[state],
  });
  page.heading(
    `${inert(first.component)}${punctuation.colon}${advisories.affected[affected]}`,
    countOf(words.rowCount, rows.length),
  );
  page.text(move, 0, 'bold');
  for (const row of rows.slice(0, SHOWN)) page.text(describeRow(page, row), 2);
  if (rows.length > SHOWN) page.text(countOf(words.more, rows.length - SHOWN), 2, 'dim');
  writeRemedy(page, first);
  writeJointBlockers(
    page,
    rows.map(({ remedy }) => remedy ?? {}),
    2,
  );
  const notes = new Set(rows.flatMap((row) => row.notes.map((note) => renderNote(page, note))));
  for (const note of [...notes].slice(0, SHOWN)) page.item(words.why + punctuation.colon, note, 2);
}

function describeRow(page: Page, row: AdviceRow): string {
  const { advise: words, punctuation } = page.messages;
  const { nodes, pods, due, wait } = row;
  // A window that passed says more than the date.
  const overdue = row.overdue && wait?.overdue !== true;
  const date = due?.slice(0, 10) ?? '';
  return [
    describeScope(page, row.scope),
    row.version ?? words.notRead,
    ...(nodes === undefined ? [] : [fill(words.of, { ...nodes })]),
    ...(pods === undefined ? [] : [fill(words.ofPods, { ...pods })]),
    ...(due === null ? [] : [fill(overdue ? words.overdue : words.due, { date })]),
    ...describeWait(page, row),
  ].join(punctuation.semicolon);
}

function describeWait(page: Page, { since, wait }: AdviceRow): string[] {
  if (wait === undefined) return [];
  const { advise: words } = page.messages;
  const { window, next, missed, firstMissed } = wait;
  const told = since === undefined ? [] : [fill(words.since, { date: since.slice(0, 10) })];
  if (window === null || next === null || missed === null) return told;
  if (firstMissed === null) return [...told, fill(words.nextWindow, { start: next.start, window })];
  return [...told, fill(countOf(words.missed, missed), { start: firstMissed.start, window })];
}

function describeScope(page: Page, scope: Scope): string {
  const { scopeKind, punctuation } = page.messages;
  const name = isUnread(scope) ? scopeName(scope) : shortName(scope);
  const cluster = scope.kind === 'cluster' ? undefined : (scope.clusterName ?? scope.cluster);
  const told = `${scopeKind[scope.kind]} ${name}`;
  return cluster === undefined ? told : fill(punctuation.pair, { a: told, b: cluster });
}

function writeRemedy(page: Page, { remedy, affected }: AdviceRow): void {
  if (remedy === null) return;
  const { advise: words, punctuation } = page.messages;
  const item = (label: string, text: string) => page.item(label + punctuation.colon, text, 2);
  for (const note of remedy.prerequisites) item(words.prerequisite, renderNote(page, note));
  const told = remedyText(words, remedy);
  item(affected === 'undetermined' ? words.ifAffected : words.next, told);
  if (remedy.leavesOpen.length > 0) item('', fill(words.leavesOpen, { ids: remedy.leavesOpen.join(', ') }));
  if (remedy.console !== null) item(words.console, remedy.console[page.language]);
  if (remedy.call !== null) page.call(words.call + punctuation.colon, remedy.call, 2);
  if (remedy.restarts !== 'nothing') item(words.restarts, words.restart[remedy.restarts]);
}

/** The age of the data stands under every answer that rests on it. */
function writeAge(page: Page, { dataAge }: Advice): void {
  const { advisories: words } = page.messages;
  const old = dataAge.ageDays === null ? words.clock : countOf(words.age, dataAge.ageDays);
  const origin = dataAge.from === null ? words.embedded : fill(words.updatedFrom, { from: dataAge.from });
  page.text(`${fill(words.data, { date: dataAge.asOf.slice(0, 10) })}${old} (${origin})`, 0, 'dim');
  if (dataAge.old) page.text(words.old, 0, 'yellow');
}
