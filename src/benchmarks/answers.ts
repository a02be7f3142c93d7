import type { Assessment, CatalogueEntry, Finding, Tally } from '../model/assessment.ts';
import type { BenchmarkItem, CheckCount } from '../model/benchmark.ts';
import { UNREAD_ID } from '../model/scope.ts';

/** Which sub-results of a check an item is about. */
type SubResults = Pick<BenchmarkItem, 'settings' | 'accepts'>;

/** What the checks of an assessment answered about a cluster, by check. */
export class Answers {
  readonly #tallies = new Map<string, Map<string, Tally>>();
  readonly #findings = new Map<string, Map<string, Finding[]>>();
  readonly #entries: ReadonlyMap<string, CatalogueEntry>;

  constructor({ tallies, findings, catalogue }: Pick<Assessment, 'tallies' | 'findings' | 'catalogue'>) {
    this.#entries = new Map(catalogue.map((entry) => [entry.id, entry]));
    for (const tally of tallies) inner(this.#tallies, tally.check).set(tally.scope.cluster ?? '', tally);
    for (const finding of findings) {
      const byCluster = inner(this.#findings, finding.check);
      const cluster = finding.scope.cluster ?? '';
      const known = byCluster.get(cluster);
      if (known === undefined) byCluster.set(cluster, [finding]);
      else known.push(finding);
    }
  }

  /** What the assessment knows of a check; undefined where it was made without it. */
  entry(id: string): CatalogueEntry | undefined {
    return this.#entries.get(id);
  }

  /** The verdicts of a check that count for a cluster: its own, and those about the account it is in. */
  count(check: string, cluster: string, about: SubResults = {}): CheckCount {
    const tallies = this.#tallies.get(check);
    const count = emptyCount(check);
    const own = tallies?.get(cluster);
    if (own !== undefined) add(count, own);
    const ofAccount = this.#countsAccount(check, cluster) ? tallies?.get('') : undefined;
    if (ofAccount !== undefined) add(count, ofAccount);
    if (own === undefined && ofAccount !== undefined) count.scope = 'account';
    const found = this.findings(check, cluster);
    if (about.settings !== undefined) divide(count, found, about);
    const isFailing = (finding: Finding) =>
      about.settings === undefined ? finding.verdict === 'fail' : subResult(finding, about) === 'fail';
    count.waived = found.filter((finding) => isFailing(finding) && finding.waiver !== undefined).length;
    return count;
  }

  /** The fails and unknowns of a check that count for a cluster. */
  findings(check: string, cluster: string): Finding[] {
    const byCluster = this.#findings.get(check);
    const ofAccount = this.#countsAccount(check, cluster) ? byCluster?.get('') : undefined;
    return [...(byCluster?.get(cluster) ?? []), ...(ofAccount ?? [])];
  }

  /**
   * That clusters may be missing from the list makes a check of clusters unknown for the account; it says nothing of
   * a cluster that was listed.
   */
  #countsAccount(check: string, cluster: string): boolean {
    const tallies = this.#tallies.get(check);
    const ofAccount = tallies?.get('');
    if (tallies === undefined || ofAccount === undefined) return false;
    const isOfClusters = tallies.size > 1;
    const isOnlyUnknown = ofAccount.pass + ofAccount.fail + ofAccount.notApplicable === 0;
    return cluster === UNREAD_ID || !isOfClusters || !isOnlyUnknown;
  }
}

function inner<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key);
  if (found === undefined) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

function emptyCount(check: string): CheckCount {
  return { check, scope: 'cluster', pass: 0, fail: 0, unknown: 0, notApplicable: 0, waived: 0 };
}

function add(count: CheckCount, tally: Tally): void {
  for (const name of ['pass', 'fail', 'unknown', 'notApplicable'] as const) count[name] += tally[name];
}

/** Of a check with sub-results only some settings count: what fails for others may be sound in these. */
function divide(count: CheckCount, findings: readonly Finding[], about: SubResults): void {
  count.fail = 0;
  for (const finding of findings) {
    if (finding.verdict !== 'fail') continue;
    count[subResult(finding, about)]++;
  }
}

/** What a finding of a check with sub-results says of some of its settings. */
export function subResult(
  { verdict, saw }: Finding,
  { settings = [], accepts = [] }: SubResults,
): 'pass' | 'fail' | 'unknown' | 'notApplicable' {
  if (verdict === 'unknown') return 'unknown';
  // `protectKernelDefaults=false`, `4.1.9 /etc/kubelet-config 666`
  const failing = [...listOf(saw.settings), ...listOf(saw.items)]
    .filter((text) => !accepts.includes(text))
    .map((text) => text.split(/[= ]/)[0] ?? '');
  if (failing.some((name) => settings.includes(name))) return 'fail';
  if (listOf(saw.unread).some((name) => settings.includes(name))) return 'unknown';
  // A node pool that leaves a setting out leaves it to its kubelets, which answer for themselves.
  return saw.kind === 'node-pool' ? 'notApplicable' : 'pass';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
