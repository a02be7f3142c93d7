import type { Assessment, CatalogueEntry, Finding, LedgerRow } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import { advisoryRecords } from './csv-advisories.ts';
import { type Field, SCOPE_COLUMNS, scopeFields, several, toField } from './csv-fields.ts';
import { type Records, toRecords } from './csv-records.ts';
import { inertValue } from './inert.ts';
import { documentName } from './names.ts';
import { renderAct, renderMessage, renderTitle } from './render-message.ts';

export type CsvTable = 'ledger' | 'findings' | 'advisories';

export interface CsvOptions {
  /** Of the texts of findings; identifiers are never translated. */
  language: Language;
  table: CsvTable;
}

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
