import { fill } from '../messages/fill.ts';
import type { Assessment } from '../model/assessment.ts';
import {
  type BenchmarkReport,
  type ClusterResult,
  ITEM_VERDICTS,
  type ItemResult,
} from '../model/benchmark.ts';
import type { Language } from '../model/bilingual.ts';
import { BenchmarkTeller } from './benchmark-teller.ts';
import { toField } from './csv-fields.ts';
import { inert } from './inert.ts';

const COLUMNS = [
  ...['benchmark', 'version', 'account', 'region', 'cluster', 'cluster_name', 'configuration'],
  ...['item', 'section', 'title', 'kind', 'level', 'scored', 'verdict', 'party', 'severity', 'layers'],
  ...['checks', 'evidence', 'note', 'findings'],
] as const;
type Record_ = Partial<Record<(typeof COLUMNS)[number], string | undefined>>;

/** One record an item and cluster: RFC 4180, UTF-8. Identifiers are never translated. */
export function renderBenchmarkCsv(
  report: BenchmarkReport,
  assessment: Assessment,
  language: Language,
): string {
  const teller = new BenchmarkTeller(assessment, language);
  const records = report.clusters.flatMap((cluster) =>
    cluster.items.map((item) => ({
      ...clusterFields(report, cluster),
      ...itemFields(item, cluster, teller),
    })),
  );
  const lines = records.map((record: Record_) => COLUMNS.map((name) => toField(record[name])));
  return `${[COLUMNS, ...lines].map((fields) => fields.join(',')).join('\r\n')}\r\n`;
}

function clusterFields(
  { benchmark, account }: BenchmarkReport,
  { scope, configuration }: ClusterResult,
): Record_ {
  return {
    benchmark: benchmark.id,
    version: benchmark.version,
    account,
    region: scope.region,
    cluster: scope.cluster,
    cluster_name: scope.clusterName,
    configuration: configuration ?? undefined,
  };
}

function itemFields(item: ItemResult, cluster: ClusterResult, teller: BenchmarkTeller): Record_ {
  return {
    item: item.id,
    section: item.section,
    title: item.title[teller.language],
    kind: item.kind,
    level: item.level,
    scored: item.scored === undefined ? undefined : String(item.scored),
    verdict: item.verdict,
    party: item.party,
    severity: item.severity,
    layers: item.layers.join('; '),
    checks: [
      ...item.checks.map(({ check }) => check),
      ...(item.statements ?? []),
      ...(item.notRun ?? []),
    ].join('; '),
    evidence: teller.evidence(item, cluster).join('; '),
    note: item.note?.[teller.language],
    findings: item.findings.join('; '),
  };
}

/** Tables for a page or a pull request: one a cluster, every item a row. */
export function renderBenchmarkMarkdown(
  report: BenchmarkReport,
  assessment: Assessment,
  language: Language,
): string {
  const teller = new BenchmarkTeller(assessment, language);
  const { benchmark: words } = teller.messages;
  const lines = [
    `# ${teller.title(report)}`,
    '',
    text(fill(words.asOf, { account: report.account, time: report.snapshotTime })),
    '',
  ];
  if (report.clusters.length === 0) lines.push(words.none, '');
  if (report.clusters.some(({ counts }) => counts.inherited > 0)) lines.push(words.inheritedNote, '');
  for (const cluster of report.clusters) lines.push(...clusterLines(cluster, teller));
  return `${lines.join('\n').trimEnd()}\n`;
}

function clusterLines(cluster: ClusterResult, teller: BenchmarkTeller): string[] {
  const { benchmark: words, punctuation } = teller.messages;
  const counts = ITEM_VERDICTS.flatMap((verdict) =>
    cluster.counts[verdict] > 0 ? [`${cluster.counts[verdict]} ${words.verdict[verdict]}`] : [],
  );
  const { item, title, verdict, owner, layer, evidence } = words.column;
  const lines = [`## ${text(teller.cluster(cluster))}`, '', counts.join(punctuation.clause), ''];
  const isProviders = cluster.items.some(({ kind }) => kind === 'provider-inherited');
  if (isProviders)
    for (const statement of cluster.controlPlane.statements)
      lines.push(text(teller.statement(statement)), '');
  lines.push(`| ${item} | ${title} | ${verdict} | ${owner} | ${layer} | ${evidence} |`);
  lines.push('| --- | --- | --- | --- | --- | --- |');
  return [...lines, ...cluster.items.map((each) => rowOf(each, teller)), ''];
}

function rowOf(item: ItemResult, teller: BenchmarkTeller): string {
  const { messages, language } = teller;
  const cells = [
    item.id,
    item.title[language],
    messages.benchmark.verdict[item.verdict],
    messages.party[item.party],
    teller.layers(item),
    teller.proof(item).join(messages.punctuation.semicolon),
  ];
  return `| ${cells.map(text).join(' | ')} |`;
}

/** Text as text: nothing in it is markup, and it stays in its cell. */
function text(value: string): string {
  return inert(value).replace(/[\\`*_{}[\]<>#+!|~&@]/g, (character) => `&#${character.charCodeAt(0)};`);
}
