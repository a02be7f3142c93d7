import { compareText } from '../kernel/compare.ts';
import type { AdvisoryRecord, Entry, Level, Priority, Statement } from './record.ts';

/** One flaw: what every source says about it, joined by their aliases. */
export interface Advisory {
  /** The CVE id where there is one. */
  id: string;
  ids: readonly string[];
  /** Without the withdrawn ones; the sources that count most come first. */
  records: readonly AdvisoryRecord[];
  /** Every source took it back: it decides nothing. */
  withdrawn: boolean;
  summary: string;
  published?: string;
  level?: Level;
  exploited?: Priority;
  probability?: Priority;
  statements: readonly Statement[];
}

const LEVELS: readonly Level[] = ['none', 'low', 'medium', 'high', 'critical'];

/** Joins what was imported, sorted by id. Aliases are symmetric and transitive, and may run in circles. */
export function mergeAdvisories(entries: Iterable<Entry>): Advisory[] {
  const [records, priorities, statements]: [AdvisoryRecord[], Priority[], Statement[]] = [[], [], []];
  for (const entry of entries) {
    if (entry.kind === 'advisory') records.push(entry);
    else if (entry.kind === 'priority') priorities.push(entry);
    else statements.push(entry);
  }
  const groups = groupByAlias(records);
  const priorityOf = Map.groupBy(priorities, ({ id }) => id);
  const statementsOn = Map.groupBy(statements, ({ id }) => id);
  return groups
    .map(({ ids, members }) =>
      toAdvisory(
        ids,
        members,
        ids.flatMap((id) => priorityOf.get(id) ?? []),
        ids.flatMap((id) => statementsOn.get(id) ?? []),
      ),
    )
    .sort((a, b) => compareIds(a.id, b.id));
}

interface Group {
  ids: string[];
  members: AdvisoryRecord[];
}

function groupByAlias(records: readonly AdvisoryRecord[]): Group[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      // Halves the path on the way, so that long chains stay cheap.
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { id, aliases } of records) {
    if (!parent.has(id)) parent.set(id, id);
    for (const alias of aliases) {
      if (!parent.has(alias)) parent.set(alias, alias);
      parent.set(rootOf(alias), rootOf(id));
    }
  }
  const idsIn = Map.groupBy(parent.keys(), rootOf);
  const membersIn = Map.groupBy(records, ({ id }) => rootOf(id));
  // What a distribution's record covers is told by it, too, without making the flaws one.
  for (const record of records) {
    for (const id of record.upstream) {
      const members = parent.has(id) ? membersIn.get(rootOf(id)) : undefined;
      if (members !== undefined && !members.includes(record)) members.push(record);
    }
  }
  return [...membersIn].map(([root, members]) => ({ ids: idsIn.get(root) ?? [root], members }));
}

function toAdvisory(
  ids: readonly string[],
  members: readonly AdvisoryRecord[],
  priorities: readonly Priority[],
  statements: readonly Statement[],
): Advisory {
  const sorted = [...ids].sort(compareIds);
  const living = members
    .filter(({ withdrawn }) => withdrawn === undefined)
    .sort((a, b) => a.rank - b.rank || compareText(a.source, b.source) || compareText(a.id, b.id));
  const told = living.length > 0 ? living : members;
  const dates = told.flatMap(({ published }) => published ?? []).sort(compareText);
  const levels = told.flatMap(({ level }) => level ?? []);
  const advisory: Advisory = {
    id: sorted[0] as string,
    ids: sorted,
    records: living,
    withdrawn: living.length === 0,
    summary: told.find(({ summary }) => summary !== '')?.summary ?? '',
    statements: [...statements].sort((a, b) => compareText(a.date ?? '', b.date ?? '')),
  };
  if (dates[0] !== undefined) advisory.published = dates[0];
  if (levels.length > 0)
    advisory.level = LEVELS[Math.max(...levels.map((level) => LEVELS.indexOf(level)))] as Level;
  const exploited = earliest(priorities, 'kev');
  const probability = priorities
    .filter(({ source }) => source === 'epss')
    .sort(byDate)
    .at(-1);
  if (exploited !== undefined) advisory.exploited = exploited;
  if (probability !== undefined) advisory.probability = probability;
  return advisory;
}

function earliest(priorities: readonly Priority[], source: Priority['source']): Priority | undefined {
  return priorities.filter((priority) => priority.source === source).sort(byDate)[0];
}

function byDate(a: Priority, b: Priority): number {
  return compareText(a.date, b.date);
}

/** CVE ids first, by year and number. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2] || compareText(a, b);
}

function sortKey(id: string): [number, number, number] {
  const parts = /^CVE-(\d{4})-(\d{1,15})$/.exec(id);
  return parts === null ? [1, 0, 0] : [0, Number(parts[1]), Number(parts[2])];
}
