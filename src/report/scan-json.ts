import type { ScanFinding, ScanReport } from '../model/scan.ts';
import { lineOf, renderJsonParts } from './json.ts';

/** One finding as it stands in the JSON report, on a line of its own. */
export function findingLine(finding: ScanFinding): string {
  return `    ${lineOf(finding)}`;
}

/** What stands before the findings, which may be too many to be held. */
export function scanJsonHead(): string {
  return '{\n  "findings": [';
}

/** What stands behind the findings: all else that the report has. */
export function* scanJsonTail(report: ScanReport): Generator<string> {
  yield '\n  ],\n';
  const { findings: _told, ...rest } = report;
  let first = true;
  for (const part of renderJsonParts(rest)) {
    yield first ? part.replace('{\n', '') : part;
    first = false;
  }
}
