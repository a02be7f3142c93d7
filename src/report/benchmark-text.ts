import { countOf, fill } from '../messages/fill.ts';
import type { Assessment } from '../model/assessment.ts';
import {
  type Benchmark,
  type BenchmarkReport,
  type ClusterResult,
  ITEM_KINDS,
  ITEM_VERDICTS,
  type ItemResult,
  type ItemVerdict,
} from '../model/benchmark.ts';
import { BenchmarkTeller } from './benchmark-teller.ts';
import { PARTY_MARKS } from './marks.ts';
import type { Style } from './paint.ts';
import { Page, type TextOptions } from './text-page.ts';
import { displayWidth, padEnd, wrap } from './width.ts';

/** As many findings of one item as a person reads; the assessment has all. */
const SHOWN_FINDINGS = 2;

const STYLE: Readonly<Record<ItemVerdict, Style>> = {
  fail: 'red',
  unknown: 'yellow',
  manual: 'cyan',
  pass: 'green',
  inherited: 'blue',
  'not-applicable': 'dim',
};

/** Which benchmarks there are, and how their items are answered. */
export function renderBenchmarkList(benchmarks: readonly Benchmark[], options: TextOptions): string {
  const page = new Page(options);
  const { benchmark: words, punctuation } = page.messages;
  page.heading(words.list);
  const width = Math.max(...benchmarks.map(({ id }) => id.length)) + 2;
  for (const { id, title, items } of benchmarks) {
    const kinds = ITEM_KINDS.flatMap((kind) => {
      const count = items.filter((item) => item.kind === kind).length;
      return count === 0 ? [] : [`${count} ${words.kind[kind]}`];
    });
    page.item(padEnd(id, width), title[page.language], 0);
    page.text(
      countOf(words.items, items.length) + punctuation.colon + kinds.join(punctuation.clause),
      width,
      'dim',
    );
  }
  page.line();
  page.text(words.listHint, 0, 'dim');
  return page.toString();
}

/** Every item for every cluster: verdict, owner, layer and evidence. */
export function renderBenchmark(
  report: BenchmarkReport,
  assessment: Assessment,
  options: TextOptions,
): string {
  const page = new Page(options);
  const teller = new BenchmarkTeller(assessment, options.language);
  const { benchmark: words } = page.messages;
  page.heading(teller.title(report));
  page.text(fill(words.asOf, { account: report.account, time: report.snapshotTime }), 0, 'dim');
  if (report.clusters.length === 0) page.text(words.none);
  if (report.clusters.some(({ counts }) => counts.inherited > 0)) page.text(words.inheritedNote, 0, 'dim');
  for (const cluster of report.clusters) writeCluster(page, report, cluster, teller);
  return page.toString();
}

function writeCluster(
  page: Page,
  report: BenchmarkReport,
  cluster: ClusterResult,
  teller: BenchmarkTeller,
): void {
  const { benchmark: words, punctuation, configuration } = page.messages;
  const told = cluster.configuration === null ? '' : configuration[cluster.configuration];
  page.heading(teller.cluster(cluster), told);
  const counts = ITEM_VERDICTS.flatMap((verdict) =>
    cluster.counts[verdict] > 0 ? [`${cluster.counts[verdict]} ${words.verdict[verdict]}`] : [],
  );
  page.text(counts.join(punctuation.clause));
  if (cluster.items.some(({ kind }) => kind === 'provider-inherited'))
    writeControlPlane(page, cluster, teller);
  const columns = columnsOf(page, cluster.items);
  for (const [section, items] of Map.groupBy(cluster.items, (item) => item.section)) {
    page.line();
    const title = teller.section(report, section);
    if (title !== '') page.text(`${section} ${title}`, 0, 'bold');
    // What is the same for all of a section is told once.
    const proofs = new Set(items.map((item) => proofOf(page, item, teller)));
    const common = proofs.size === 1 && items.length > 1 ? [...proofs] : [];
    for (const proof of common) page.text(proof, 2, 'dim');
    for (const item of items) writeItem(page, item, columns, teller, common.length === 0);
  }
}

function writeControlPlane(page: Page, cluster: ClusterResult, teller: BenchmarkTeller): void {
  const { basis, statements } = cluster.controlPlane;
  for (const statement of statements) page.text(teller.statement(statement), 0, 'dim');
  if (cluster.counts.inherited === 0) return;
  const sentences = new Set(basis.map(({ sentence }) => sentence));
  for (const sentence of sentences) page.text(fill(page.messages.benchmark.sentence, { sentence }), 0, 'dim');
}

interface Columns {
  id: number;
  verdict: number;
}

function columnsOf(page: Page, items: readonly ItemResult[]): Columns {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth)) + 2;
  return {
    id: widest(items.map(({ id }) => id)),
    verdict: widest(Object.values(page.messages.benchmark.verdict)),
  };
}

/** Above this, names of items (such as those of prowler) get a line of their own. */
const WIDEST_ID = 16;

function writeItem(
  page: Page,
  item: ItemResult,
  { id, verdict }: Columns,
  teller: BenchmarkTeller,
  withProof: boolean,
): void {
  const { benchmark: words, punctuation } = page.messages;
  const isLong = id > WIDEST_ID;
  const lead = isLong ? '    ' : `  ${padEnd(item.id, id)}`;
  if (isLong) page.line(`  ${item.id}`);
  const mark = page.paint(padEnd(words.verdict[item.verdict], verdict), STYLE[item.verdict]);
  const before = `${lead}${mark}${PARTY_MARKS[item.party]}  `;
  const indent = displayWidth(lead) + verdict + 4;
  for (const [index, line] of wrap(item.title[page.language], page.width - indent).entries())
    page.line((index === 0 ? before : ' '.repeat(indent)) + line);
  if (withProof) page.text(proofOf(page, item, teller), lead.length, 'dim');
  if (item.note !== undefined)
    page.item(words.note + punctuation.colon, item.note[page.language], lead.length);
  writeFindings(page, item, lead.length, teller);
}

/** The layer, and what its checks say or why they say nothing; the statement on the control plane stands above. */
function proofOf(page: Page, item: ItemResult, teller: BenchmarkTeller): string {
  const parts = [teller.layers(item), ...teller.proof(item)];
  return parts.filter((part) => part !== '').join(page.messages.punctuation.semicolon);
}

function writeFindings(page: Page, item: ItemResult, indent: number, teller: BenchmarkTeller): void {
  if (item.verdict !== 'fail' && item.verdict !== 'unknown') return;
  const told = [...new Set(teller.findings(item).map((finding) => teller.finding(finding)))];
  for (const line of told.slice(0, SHOWN_FINDINGS)) page.item('- ', line, indent);
  const hidden = told.length - SHOWN_FINDINGS;
  if (hidden > 0) page.item('- ', countOf(page.messages.unit.more, hidden), indent, 'dim');
}
