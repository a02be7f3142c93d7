import { sha256 } from '../kernel/hash.ts';
import { fill } from '../messages/fill.ts';
import type { Language } from '../model/bilingual.ts';
import type { ScanReport } from '../model/scan.ts';
import type { Severity } from '../model/severity.ts';
import { inert } from './inert.ts';
import { jsonText } from './json.ts';
import { isOpen, ScanTeller } from './scan-context.ts';

/** GitLab's words for how bad an issue is. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

/** A scan as a Code Quality report of GitLab, which its merge requests show beside the lines. */
export function renderGitlab(report: ScanReport, language: Language): string {
  const teller = new ScanTeller(report, language);
  const issues = report.findings.filter(isOpen).map((finding) => ({
    description: `${teller.title(finding.check)}: ${teller.message(finding)}. ${teller.step(finding)}`,
    check_name: finding.check,
    fingerprint: finding.fingerprint,
    severity: finding.verdict === 'fail' ? SEVERITIES[finding.severity] : 'info',
    location: {
      path: finding.location.file,
      lines: { begin: finding.location.line, end: finding.location.endLine },
    },
  }));
  const unreadable = report.scan.unreadable.map(({ file, line, reason }) => ({
    description: inert(fill(teller.messages.scan.unreadableFile, { reason })),
    check_name: 'unreadable',
    // Not by its reason: GitLab takes what has another fingerprint for another issue.
    fingerprint: sha256(`unreadable\n${file}\n${line}`).slice(0, 32),
    severity: 'major',
    location: { path: file, lines: { begin: line, end: line } },
  }));
  return jsonText([...issues, ...unreadable]);
}
