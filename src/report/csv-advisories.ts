import type { AdvisoryScope } from '../model/advisory-report.ts';
import type { Assessment } from '../model/assessment.ts';
import { type Field, SCOPE_COLUMNS, scopeFields, several } from './csv-fields.ts';
import { type Records, toRecords } from './csv-records.ts';

const ADVISORY_COLUMNS = [
  'advisory',
  'ids',
  'summary',
  'severity',
  'published',
  'exploited_since',
  ...SCOPE_COLUMNS,
  'component',
  'version',
  'party',
  'trigger',
  'state',
  'act',
  'target',
  'due',
  'overdue',
  'available',
  'applied',
  'active',
  'places',
  'places_done',
];

/** One record for each scope at which an advisory is open. */
export function advisoryRecords({ advisories = [] }: Assessment): Records {
  const rows = advisories.flatMap((report) => report.scopes.map((scope) => ({ report, scope })));
  return toRecords(rows, ADVISORY_COLUMNS, ({ report, scope }) => ({
    advisory: report.id,
    ids: several(report.ids),
    summary: report.summary,
    severity: report.severity,
    published: report.published,
    exploited_since: report.exploitedSince,
    ...scopeFields(scope.scope),
    ...advisoryFields(scope),
  }));
}

function advisoryFields({ timeline, places, ...scope }: AdvisoryScope): Record<string, Field> {
  return {
    component: scope.component,
    version: scope.version,
    party: scope.party,
    trigger: scope.trigger,
    state: scope.state,
    act: scope.act,
    target: scope.target,
    due: scope.due,
    overdue: String(scope.overdue),
    available: timeline.available.state,
    applied: timeline.applied.state,
    active: timeline.active.state,
    places: places?.total,
    places_done: places?.done,
  };
}
