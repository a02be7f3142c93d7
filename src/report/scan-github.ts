import { fill } from '../messages/fill.ts';
import type { Language } from '../model/bilingual.ts';
import type { ScanReport } from '../model/scan.ts';
import type { Severity } from '../model/severity.ts';
import { inert } from './inert.ts';
import { isOpen, ScanTeller } from './scan-context.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** A scan as workflow commands of GitHub Actions, which become annotations of the pull request. */
export function renderGithub(report: ScanReport, language: Language): string {
  const teller = new ScanTeller(report, language);
  const lines: string[] = [];
  for (const finding of report.findings) {
    if (!isOpen(finding)) continue;
    const { file, line, column, endLine } = finding.location;
    const command = finding.verdict === 'fail' ? COMMANDS[finding.severity] : 'warning';
    const title = property(`${teller.title(finding.check)} [${finding.check}]`);
    const text = `${finding.subject}: ${teller.message(finding)}. ${teller.step(finding)}`;
    // A column that ends before it starts is refused, so none is given for more than one line.
    const columns = endLine === line ? `,col=${column}` : '';
    lines.push(
      `::${command} file=${property(file)},line=${line},endLine=${endLine}${columns},title=${title}::${data(text)}`,
    );
  }
  for (const { file, line, reason } of report.scan.unreadable)
    lines.push(
      `::error file=${property(file)},line=${line}::${data(fill(teller.messages.scan.unreadableFile, { reason }))}`,
    );
  for (const { file, line, message } of report.scan.warnings)
    lines.push(`::warning file=${property(file)},line=${line}::${data(message)}`);
  return lines.map((line) => `${line}\n`).join('');
}

function data(text: string): string {
  return inert(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
