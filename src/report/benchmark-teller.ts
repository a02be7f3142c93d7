import type { Messages } from '../messages/en.ts';
import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Assessment, CatalogueEntry, Finding } from '../model/assessment.ts';
import type { BenchmarkReport, CheckCount, ClusterResult, ItemResult } from '../model/benchmark.ts';
import type { Language } from '../model/bilingual.ts';
import { inert, inertValue } from './inert.ts';
import { documentName } from './names.ts';
import { renderMessage, renderStatement } from './render-message.ts';

/** What every report of a benchmark needs to tell an item, in the language asked. */
export class BenchmarkTeller {
  readonly language: Language;
  readonly messages: Messages;
  readonly #findings: ReadonlyMap<string, Finding>;
  readonly #entries: ReadonlyMap<string, CatalogueEntry>;

  constructor({ findings, catalogue }: Pick<Assessment, 'findings' | 'catalogue'>, language: Language) {
    this.language = language;
    this.messages = translate(language);
    this.#findings = new Map(findings.map((finding) => [finding.fingerprint, finding]));
    this.#entries = new Map(catalogue.map((entry) => [entry.id, entry]));
  }

  title({ benchmark }: BenchmarkReport): string {
    const title = benchmark.title[this.language];
    return benchmark.version === undefined ? title : `${title} ${benchmark.version}`;
  }

  cluster({ scope }: ClusterResult): string {
    const id = inert(scope.cluster ?? '');
    return scope.clusterName === undefined
      ? id
      : fill(this.messages.benchmark.cluster, { name: inert(scope.clusterName), id });
  }

  section(report: BenchmarkReport, id: string): string {
    const found = report.benchmark.sections.find((section) => section.id === id);
    return found === undefined ? '' : found.title[this.language];
  }

  layers(item: ItemResult): string {
    return item.layers.map((layer) => this.messages.layer[layer]).join(this.messages.punctuation.list);
  }

  /** Why it has its verdict, where that is no matter of findings. */
  reason(item: ItemResult): string | undefined {
    if (item.reason === undefined) return undefined;
    return fill(this.messages.benchmark.reason[item.reason], {
      checks: (item.notRun ?? []).join(this.messages.punctuation.list),
      because: item.because?.[this.language] ?? '',
    });
  }

  /** `pod-privileged: 10 pass, 2 fail`. */
  count(count: CheckCount): string {
    const { benchmark, punctuation } = this.messages;
    const told = (['pass', 'fail', 'waived', 'unknown', 'notApplicable'] as const).flatMap((name) =>
      count[name] > 0 ? [fill(benchmark[name], { count: count[name] })] : [],
    );
    const none = told.length === 0 ? [benchmark.reason['nothing-to-judge']] : told;
    const check = count.scope === 'account' ? fill(benchmark.ofAccount, { check: count.check }) : count.check;
    return check + punctuation.colon + none.join(punctuation.clause);
  }

  /** The counts of its checks, and why it has its verdict where they do not tell. */
  proof(item: ItemResult): string[] {
    const reason = this.reason(item);
    return [...item.checks.map((count) => this.count(count)), ...(reason === undefined ? [] : [reason])];
  }

  /** The same, and for what the provider holds the statements on the cluster. */
  evidence(item: ItemResult, { controlPlane }: ClusterResult): string[] {
    if (item.kind !== 'provider-inherited') return this.proof(item);
    return [...this.proof(item), ...controlPlane.statements.map((statement) => this.statement(statement))];
  }

  /** A statement with how far it is proven and the fields that prove it. */
  statement(statement: ClusterResult['controlPlane']['statements'][number]): string {
    const { benchmark, state } = this.messages;
    const told = fill(benchmark.statement, {
      message: inert(renderStatement(statement, this.language)),
      state: state[statement.state],
    });
    const seen = statement.evidence.map(
      (item) => `${inert(documentName(item))} ${inert(item.path)} = ${inertValue(item.value) || '""'}`,
    );
    return [told, ...seen].join(this.messages.punctuation.semicolon);
  }

  /** The findings that an item rests on, fails before unknowns. */
  findings(item: ItemResult): Finding[] {
    const found = item.findings.flatMap((fingerprint) => this.#findings.get(fingerprint) ?? []);
    return found.sort((a, b) => (a.verdict === b.verdict ? 0 : a.verdict === 'fail' ? -1 : 1));
  }

  /** What was found, and on what; that something is unknown is told with its source, which says more. */
  finding(finding: Finding): string {
    const message = inert(renderMessage(this.#entries.get(finding.check), finding, this.language));
    if (finding.verdict === 'unknown') return message;
    const { state, punctuation } = this.messages;
    const told = inert(subjectOf(finding)) + punctuation.colon + message;
    return finding.waiver === undefined ? told : fill(punctuation.pair, { a: told, b: state.waived });
  }
}

/** Without the cluster, whose items these are. */
function subjectOf({ subject, scope }: Finding): string {
  const prefix = `${scope.cluster ?? ''}/`;
  return scope.cluster !== undefined && subject.startsWith(prefix) ? subject.slice(prefix.length) : subject;
}
