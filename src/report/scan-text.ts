import { countOf, fill } from '../messages/fill.ts';
import type { ScanFinding, ScanReport } from '../model/scan.ts';
import { SEVERITIES } from '../model/severity.ts';
import { isOpen, placeOf, ScanTeller } from './scan-context.ts';
import { Page, type TextOptions } from './text-page.ts';

/** Places told of one check; the other formats hold all. */
const MOST_PLACES = 10;

/** A scan for a terminal: by check, worst first, with the places below. */
export function renderScanText(report: ScanReport, options: TextOptions): string {
  const page = new Page(options);
  const teller = new ScanTeller(report, options.language);
  const { scan } = page.messages;
  page.heading(scan.title);
  page.text(summaryOf(report, teller));
  const fails = report.findings.filter(({ verdict }) => verdict === 'fail');
  const unknowns = report.findings.filter(({ verdict }) => verdict === 'unknown');
  page.heading(scan.fails, countOf(scan.findings, fails.length));
  if (fails.length === 0) page.text(scan.none);
  for (const group of grouped(fails)) tellGroup(page, teller, group);
  if (unknowns.length > 0) {
    page.heading(scan.unknowns, countOf(scan.findings, unknowns.length));
    for (const group of grouped(unknowns)) tellGroup(page, teller, group);
  }
  tellRest(page, report);
  return page.toString();
}

export function summaryOf({ scan: counts }: ScanReport, teller: ScanTeller): string {
  const { scan } = teller.messages;
  return fill(scan.summary, {
    files: countOf(scan.files, counts.files),
    documents: countOf(scan.documents, counts.documents),
    objects: countOf(scan.objects, counts.objects),
    judged: counts.judged.reduce((sum, { count }) => sum + count, 0),
  });
}

function grouped(findings: readonly ScanFinding[]): ScanFinding[][] {
  const groups = new Map<string, ScanFinding[]>();
  for (const finding of findings) {
    const key = `${SEVERITIES.indexOf(finding.severity)} ${finding.check}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.keys()].sort().map((key) => groups.get(key) as ScanFinding[]);
}

function tellGroup(page: Page, teller: ScanTeller, group: readonly ScanFinding[]): void {
  const { scan, severity, party, unit } = page.messages;
  const [first] = group;
  if (first === undefined) return;
  page.line();
  page.text(`${severity[first.severity]}  ${teller.title(first.check)}  [${first.check}]`, 0, 'bold');
  const why = teller.why(first.check);
  if (why !== '') page.item(`${scan.why}: `, why, 2);
  page.item(`${scan.fix}: `, teller.step(first), 2);
  page.item(`${scan.owner}: `, party[first.party], 2);
  for (const finding of group.slice(0, MOST_PLACES)) {
    const remark = teller.remark(finding);
    page.text(`${placeOf(finding)}  ${finding.subject}${remark === '' ? '' : `  (${remark})`}`, 2);
    page.text(teller.message(finding), 6, ...(isOpen(finding) ? [] : (['dim'] as const)));
  }
  if (group.length > MOST_PLACES) page.text(countOf(unit.more, group.length - MOST_PLACES), 2, 'dim');
}

function tellRest(page: Page, { scan: counts }: ScanReport): void {
  const { scan } = page.messages;
  if (counts.unreadable.length > 0) {
    page.heading(scan.unreadable);
    for (const { file, line, reason } of counts.unreadable) page.text(`${file}:${line}  ${reason}`, 2);
  }
  if (counts.warnings.length > 0) {
    page.heading(scan.warnings);
    for (const { file, line, message } of counts.warnings) page.text(`${file}:${line}  ${message}`, 2);
  }
  page.line();
  for (const source of counts.rendered)
    page.text(fill(scan.rendered[source.outcome], { ...source, reason: source.reason ?? '' }));
  if (counts.templates.length > 0) page.text(countOf(scan.templates, counts.templates.length));
  if (counts.others > 0) page.text(countOf(scan.others, counts.others));
  const kinds = counts.unjudged.map(({ kind, count }) => `${kind} ${count}`);
  if (kinds.length > 0) page.text(fill(scan.unjudged, { kinds }));
  if (counts.notRun.length > 0) page.text(countOf(scan.notRun, counts.notRun.length));
}
