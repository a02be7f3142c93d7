import type { Advice, AdviceRow } from '../model/advice.ts';
import type { Language } from '../model/bilingual.ts';
import { type Field, SCOPE_COLUMNS, scopeFields, toField } from './csv-fields.ts';
import { renderNote } from './render-note.ts';
import { Page } from './text-page.ts';

const COLUMNS = [
  'advisory',
  'severity',
  'published',
  'exploited_since',
  ...SCOPE_COLUMNS,
  'component',
  'version',
  'image',
  'affected',
  'cleared_by',
  'party',
  'trigger',
  'state',
  'act',
  'target',
  'fixed_in',
  'due',
  'overdue',
  'since',
  'missed_windows',
  'places',
  'places_affected',
  'places_undetermined',
  'places_done',
  'blockers',
  'notes',
] as const;

/** One line a scope and component, RFC 4180; identifiers are never translated, notes are. */
export function renderAdviceCsv(advices: readonly Advice[], language: Language): string {
  const page = new Page({ language });
  const lines = advices.flatMap((advice) =>
    advice.scopes.map((row) => {
      const fields = fieldsOf(advice, row, page);
      return COLUMNS.map((name) => toField(fields[name])).join(',');
    }),
  );
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

type Fields = Record<(typeof COLUMNS)[number], Field>;

function fieldsOf({ advisory }: Advice, row: AdviceRow, page: Page): Fields {
  const { scope, remedy, nodes, pods, wait } = row;
  const places = nodes ?? pods;
  return {
    advisory: advisory.id,
    severity: advisory.severity,
    published: advisory.published,
    exploited_since: advisory.exploitedSince,
    ...scopeFields(scope),
    component: row.component,
    version: row.version,
    image: row.image,
    affected: row.affected,
    cleared_by: row.clearedBy,
    party: row.party,
    trigger: row.trigger,
    state: row.state,
    act: remedy?.act,
    target: remedy?.target,
    fixed_in: remedy?.fixedIn,
    due: row.due,
    overdue: String(row.overdue),
    since: row.since,
    missed_windows: wait === undefined ? undefined : (wait.missed ?? '?'),
    places: places?.total,
    places_affected: places?.affected,
    places_undetermined: places?.undetermined,
    places_done: places?.done,
    blockers: remedy?.blockersUnread?.length ? '?' : remedy?.blockersTotal,
    notes: row.notes.map((note) => renderNote(page, note)).join('; '),
  };
}
