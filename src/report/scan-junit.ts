import { fill } from '../messages/fill.ts';
import type { Language } from '../model/bilingual.ts';
import type { ScanFinding, ScanReport } from '../model/scan.ts';
import { type Markup, markup } from './markup.ts';
import { isOpen, placeOf, ScanTeller } from './scan-context.ts';

/** A scan as JUnit XML: a suite for each file that tells something, a case for each finding. */
export function renderJunit(report: ScanReport, language: Language): string {
  const teller = new ScanTeller(report, language);
  const files = new Map<string, Markup[]>();
  const add = (file: string, testCase: Markup) => {
    const cases = files.get(file);
    if (cases === undefined) files.set(file, [testCase]);
    else cases.push(testCase);
  };
  for (const finding of report.findings) add(finding.location.file, toCase(finding, teller));
  for (const { file, line, reason } of report.scan.unreadable)
    add(file, unreadableCase(file, line, fill(teller.messages.scan.unreadableFile, { reason })));
  const suites = [...files].map(([file, cases]) => {
    const counts = countsOf(
      report.findings.filter(({ location }) => location.file === file),
      cases.length,
    );
    return markup`<testsuite name="${file}" tests="${cases.length}" failures="${counts.failures}" errors="${counts.errors}" skipped="${counts.skipped}">\n${cases}</testsuite>\n`;
  });
  return markup`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="demarc scan">\n${suites}</testsuites>\n`
    .text;
}

function countsOf(findings: readonly ScanFinding[], cases: number) {
  const failures = findings.filter((finding) => finding.verdict === 'fail' && isOpen(finding)).length;
  const skipped = findings.filter((finding) => !isOpen(finding)).length;
  return { failures, skipped, errors: cases - failures - skipped };
}

function toCase(finding: ScanFinding, teller: ScanTeller): Markup {
  const message = teller.message(finding);
  const place = placeOf(finding);
  const remark = teller.remark(finding);
  const inner = !isOpen(finding)
    ? markup`<skipped message="${remark}"/>`
    : finding.verdict === 'fail'
      ? markup`<failure type="${finding.severity}" message="${message}">${place}\n${teller.step(finding)}</failure>`
      : markup`<error type="unknown" message="${message}">${place}</error>`;
  return markup`<testcase classname="${finding.check}" name="${finding.subject}" file="${finding.location.file}" line="${finding.location.line}">${inner}</testcase>\n`;
}

function unreadableCase(file: string, line: number, message: string): Markup {
  return markup`<testcase classname="unreadable" name="${file}:${line}" file="${file}" line="${line}"><error type="unreadable" message="${message}"/></testcase>\n`;
}
