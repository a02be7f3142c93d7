import type { CatalogueEntry } from '../model/assessment.ts';
import type { ScanFinding, ScanReport, Unreadable } from '../model/scan.ts';
import type { Severity } from '../model/severity.ts';
import { inert, inertJson } from './inert.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
// GitHub sorts alerts by this number.
const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '1.0',
};

/** A scan as SARIF 2.1.0, in English, which its readers key on. */
export function renderSarif(report: ScanReport, version: string): string {
  const rules = report.catalogue.filter((entry) => report.tallies.some(({ check }) => check === entry.id));
  const indexes = new Map(rules.map((entry, index) => [entry.id, index]));
  const reasons = new Map(report.scan.reasons.map(({ check, why }) => [check, why.en]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Demarc',
            semanticVersion: version,
            rules: rules.map((entry) => toRule(entry, reasons.get(entry.id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.scan.unreadable.length === 0,
            endTimeUtc: report.snapshotTime,
            toolExecutionNotifications: report.scan.unreadable.map(toNotification),
          },
        ],
        results: report.findings.map((finding) => toResult(finding, indexes.get(finding.check))),
      },
    ],
  };
  return `${inertJson(JSON.stringify(log, undefined, 2))}\n`;
}

function toRule(entry: CatalogueEntry, why: string | undefined) {
  return {
    id: entry.id,
    shortDescription: { text: entry.title.en },
    ...(why === undefined ? {} : { fullDescription: { text: why } }),
    help: { text: entry.act.step.en },
    ...(entry.references[0] === undefined ? {} : { helpUri: entry.references[0] }),
    defaultConfiguration: { level: LEVELS[entry.severity] },
    properties: {
      tags: ['security', 'kubernetes', entry.layer],
      'security-severity': SCORES[entry.severity],
      precision: 'high',
    },
  };
}

function toResult(finding: ScanFinding, ruleIndex: number | undefined) {
  const { file, line, column, endLine } = finding.location;
  const failed = finding.verdict === 'fail';
  return {
    ruleId: finding.check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    // A kind other than "fail" has no level.
    ...(failed ? { level: LEVELS[finding.severity] } : { kind: 'open', level: 'none' }),
    message: { text: inert(`${finding.message}. ${finding.act.step}.`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: {
            startLine: line,
            startColumn: column,
            endLine,
            ...(finding.snippet === '' ? {} : { snippet: { text: finding.snippet } }),
          },
        },
        logicalLocations: [{ fullyQualifiedName: finding.subject, kind: 'object' }],
      },
    ],
    partialFingerprints: { 'demarc/v1': finding.fingerprint },
    ...(finding.known === undefined ? {} : { baselineState: 'unchanged' }),
    ...suppressionsOf(finding),
    properties: {
      severity: finding.severity,
      party: finding.party,
      layer: finding.layer,
      path: finding.path,
    },
  };
}

function suppressionsOf({ waiver }: ScanFinding) {
  if (waiver === undefined) return {};
  const justification = inert(`${waiver.owner}: ${waiver.reason} (until ${waiver.expires})`);
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

function toNotification({ file, line, reason }: Unreadable) {
  return {
    level: 'error',
    message: { text: inert(`could not be read: ${reason}`) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } } },
    ],
  };
}

/** A relative reference: each part percent-encoded, lone surrogates replaced. */
function uriOf(file: string): string {
  return file
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
