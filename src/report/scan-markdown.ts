import { countOf, fill } from '../messages/fill.ts';
import type { Language } from '../model/bilingual.ts';
import type { ScanFinding, ScanReport } from '../model/scan.ts';
import { inert } from './inert.ts';
import { placeOf, ScanTeller } from './scan-context.ts';
import { summaryOf } from './scan-text.ts';

/** A comment of a pull request may have 65,536 characters. */
const MOST_ROWS = 200;

/** A scan as Markdown, for the comment of a pull request or the summary of a job. */
export function renderScanMarkdown(report: ScanReport, language: Language): string {
  const teller = new ScanTeller(report, language);
  const { scan, severity, unit } = teller.messages;
  const lines = [`## ${scan.title}`, '', summaryOf(report, teller), ''];
  if (report.findings.length === 0) lines.push(scan.none, '');
  else {
    lines.push(`| ${scan.severity} | ${scan.check} | ${scan.place} | ${scan.object} | ${scan.message} |`);
    lines.push('| --- | --- | --- | --- | --- |');
    for (const finding of report.findings.slice(0, MOST_ROWS))
      lines.push(rowOf(finding, teller, severity[finding.severity]));
    const hidden = report.findings.length - MOST_ROWS;
    if (hidden > 0) lines.push('', countOf(unit.more, hidden));
    lines.push('');
  }
  for (const { file, line, reason } of report.scan.unreadable)
    lines.push(`- ${code(`${file}:${line}`)} ${cell(fill(scan.unreadableFile, { reason }))}`);
  for (const { file, line, message } of report.scan.warnings)
    lines.push(`- ${code(`${file}:${line}`)} ${cell(message)}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function rowOf(finding: ScanFinding, teller: ScanTeller, severity: string): string {
  const remark = teller.remark(finding);
  const message = teller.message(finding) + (remark === '' ? '' : ` (${remark})`);
  const verdict = finding.verdict === 'fail' ? severity : teller.messages.scan.unknowns;
  const cells = [verdict, code(finding.check), code(placeOf(finding)), code(finding.subject), cell(message)];
  return `| ${cells.join(' | ')} |`;
}

/** Text from outside as text: nothing in it is markup, and it stays in its cell. */
function cell(text: string): string {
  return inert(text).replace(/[\\`*_{}[\]<>()#+!|~&@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A code span, whose marks are more than any run of them in the text. */
function code(text: string): string {
  const clean = inert(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${marks}${space}${clean}${space}${marks}`;
}
