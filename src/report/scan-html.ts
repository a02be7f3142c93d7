import { countOf, fill } from '../messages/fill.ts';
import type { Language } from '../model/bilingual.ts';
import type { ScanFinding, ScanReport } from '../model/scan.ts';
import { table } from './html-page.ts';
import { STYLE } from './html-style.ts';
import { type Markup, markup, type Part, trusted } from './markup.ts';
import { placeOf, ScanTeller } from './scan-context.ts';
import { summaryOf } from './scan-text.ts';

const MOST_ROWS = 5000;
const SNIPPET = 'pre{margin:0.2rem 0 0;white-space:pre;overflow-x:auto;font-size:0.85rem}';

/** A scan as one page without scripts, which loads nothing. */
export function renderScanHtml(report: ScanReport, language: Language): string {
  const teller = new ScanTeller(report, language);
  const { scan, unit } = teller.messages;
  const heads = [scan.severity, scan.check, scan.place, scan.object, scan.message];
  const rows = report.findings.slice(0, MOST_ROWS).map((finding) => rowOf(finding, teller));
  const hidden = report.findings.length - rows.length;
  const findings = rows.length === 0 ? markup`<p>${scan.none}</p>` : table(scan.fails, heads, rows);
  return markup`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${scan.title}</title><style>${trusted(STYLE)}${trusted(SNIPPET)}</style></head>
<body><main><h1>${scan.title}</h1><p>${summaryOf(report, teller)}</p>
<h2>${scan.fails}</h2>
${findings}${hidden > 0 ? markup`<p>${countOf(unit.more, hidden)}</p>` : ''}
${notesOf(report, teller)}</main></body></html>
`.text;
}

function rowOf(finding: ScanFinding, teller: ScanTeller): Part[] {
  const { scan, severity, party, punctuation } = teller.messages;
  const remark = teller.remark(finding);
  const verdict = finding.verdict === 'fail' ? severity[finding.severity] : scan.unknowns;
  return [
    verdict,
    markup`${teller.title(finding.check)}<br><code>${finding.check}</code>`,
    markup`<code>${placeOf(finding)}</code><pre>${finding.snippet}</pre>`,
    markup`<code>${finding.subject}</code>`,
    markup`${teller.message(finding)}${remark === '' ? '' : markup` <em>(${remark})</em>`}<br>${scan.fix}${punctuation.colon}${teller.step(finding)}<br>${scan.owner}${punctuation.colon}${party[finding.party]}`,
  ];
}

function notesOf({ scan: counts }: ScanReport, teller: ScanTeller): Markup[] {
  const { scan } = teller.messages;
  const list = (title: string, items: readonly Markup[]) =>
    items.length === 0 ? markup`` : markup`<h2>${title}</h2><ul>${items}</ul>\n`;
  return [
    list(
      scan.unreadable,
      counts.unreadable.map(
        ({ file, line, reason }) => markup`<li><code>${file}:${line}</code> ${reason}</li>`,
      ),
    ),
    list(
      scan.warnings,
      counts.warnings.map(
        ({ file, line, message }) => markup`<li><code>${file}:${line}</code> ${message}</li>`,
      ),
    ),
    markup`${counts.rendered.map((source) => markup`<p>${fill(scan.rendered[source.outcome], { ...source, reason: source.reason ?? '' })}</p>`)}`,
    counts.templates.length === 0
      ? markup``
      : markup`<p>${countOf(scan.templates, counts.templates.length)}</p>`,
    counts.notRun.length === 0 ? markup`` : markup`<p>${countOf(scan.notRun, counts.notRun.length)}</p>`,
  ];
}
