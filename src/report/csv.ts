import type { AdvisoryScope } from '../model/advisory-report.ts';
import type { Assessment, CatalogueEntry, Finding, LedgerRow } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import type { Scope } from '../model/scope.ts';
import { inert, inertValue } from './inert.ts';
import { documentName } from './names.ts';
import { renderAct, renderMessage, renderTitle } from './render-message.ts';

export type CsvTable = 'ledger' | 'findings' | 'advisories';

export interface CsvOptions {
  /** Of the texts of findings; identifiers are never translated. */
  language: Language;
  table: CsvTable;
}

type Field = string | number | undefined | null;

/** RFC 4180, UTF-8 without a byte order mark. */
export function renderCsv(assessment: Assessment, options: CsvOptions): string {
  const records = RECORDS[options.table](assessment, options.language);
  const names = Object.keys(records.columns);
  const lines = records.rows.map((row) => names.map((name) => toField(row[name])));
  return `${[names, ...lines].map((fields) => fields.join(',')).join('\r\n')}\r\n`;
}

const RECORDS: Readonly<Record<CsvTable, (assessment: Assessment, language: Language) => Records>> = {
  ledger: ledgerRecords,
  findings: findingRecords,
  advisories: advisoryRecords,
};

interface Records {
  columns: Record<string, true>;
  rows: Record<string, Field>[];
}

function toRecords<T>(
  items: readonly T[],
  columns: readonly string[],
  record: (item: T) => Record<string, Field>,
): Records {
  return { columns: Object.fromEntries(columns.map((name) => [name, true])), rows: items.map(record) };
}

const SCOPE_COLUMNS = [
  'scope_kind',
  'account',
  'region',
  'cluster',
  'cluster_name',
  'node_pool',
  'node_pool_name',
  'node',
  'instance',
];
const LEDGER_COLUMNS = [
  ...SCOPE_COLUMNS,
  'layer',
  'configuration',
  'assumed',
  'duty',
  'part',
  'party',
  'state',
  'confidence',
  'rules',
  'sentences',
  'facts',
  'checks',
  'evidence_at',
  'evidence_age_days',
  'because',
];
const FINDING_COLUMNS = [
  'check',
  'title',
  'verdict',
  'severity',
  'severity_reason',
  ...SCOPE_COLUMNS,
  'pod',
  'subject',
  'layer',
  'duty',
  'part',
  'party',
  'message',
  'step',
  'console',
  'call',
  'evidence',
  'waiver_owner',
  'waiver_reason',
  'waiver_expires',
  'waiver_expired',
  'fingerprint',
];

function ledgerRecords(assessment: Assessment): Records {
  return toRecords(assessment.ledger, LEDGER_COLUMNS, (row) => ({
    ...scopeFields(row.scope),
    ...ledgerFields(row),
  }));
}

function ledgerFields(row: LedgerRow): Record<string, Field> {
  return {
    layer: row.layer,
    configuration: row.configuration,
    assumed: row.assumed,
    duty: row.duty,
    part: row.part,
    party: row.party,
    state: row.state,
    confidence: row.confidence,
    rules: several(row.basis.map(({ rule }) => rule)),
    sentences: several(row.basis.map(({ sentence }) => sentence)),
    facts: several(row.basis.flatMap(({ facts }) => facts.map(factText))),
    checks: several(row.checks),
    evidence_at: row.evidenceAt,
    evidence_age_days: row.evidenceAgeDays,
    because: several(row.because ?? []),
  };
}

function factText(fact: LedgerRow['basis'][number]['facts'][number]): string {
  const note = fact.note === undefined ? '' : `, ${fact.note}`;
  return `${fact.field} = ${inertValue(fact.value)} (${documentName(fact)}${note})`;
}

function findingRecords(assessment: Assessment, language: Language): Records {
  const entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  return toRecords(assessment.findings, FINDING_COLUMNS, (finding) => ({
    ...scopeFields(finding.scope),
    ...findingFields(finding, entries.get(finding.check), language),
  }));
}

function findingFields(
  finding: Finding,
  entry: CatalogueEntry | undefined,
  language: Language,
): Record<string, Field> {
  const act = renderAct(entry, finding, language);
  return {
    check: finding.check,
    title: renderTitle(entry, finding.check, language),
    verdict: finding.verdict,
    severity: finding.severity,
    severity_reason: finding.severityReason,
    pod: finding.scope.pod,
    subject: finding.subject,
    layer: finding.layer,
    duty: finding.duty,
    part: finding.part,
    party: finding.party,
    message: renderMessage(entry, finding, language),
    step: act.step,
    console: act.console,
    call: act.call,
    evidence: several(
      finding.evidence.map((item) => `${documentName(item)} ${item.path} = ${inertValue(item.value)}`),
    ),
    waiver_owner: finding.waiver?.owner,
    waiver_reason: finding.waiver?.reason,
    waiver_expires: finding.waiver?.expires,
    waiver_expired: finding.waiverExpired?.expires,
    fingerprint: finding.fingerprint,
  };
}

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

function advisoryRecords({ advisories = [] }: Assessment): Records {
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

function scopeFields(scope: Scope): Record<string, Field> {
  return {
    scope_kind: scope.kind,
    account: scope.account,
    region: scope.region,
    cluster: scope.cluster,
    cluster_name: scope.clusterName,
    node_pool: scope.nodePool,
    node_pool_name: scope.nodePoolName,
    node: scope.node,
    instance: scope.instance,
  };
}

function several(values: readonly string[]): string {
  return [...new Set(values)].join('; ');
}

// A spreadsheet runs a cell that starts with one of these, after blanks too and in their full-width forms.
const FORMULA = /^[\s'"]*[=+\-@|%＝＋－＠]/;

/** A field of a record: quoted where it must be, and no formula for a spreadsheet. */
export function toField(value: Field): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = inert(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
