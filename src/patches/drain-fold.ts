import { compareText } from '../kernel/compare.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { AdviceNote } from '../model/advice.ts';
import {
  BLOCKER_KINDS,
  type BlockerKind,
  type DrainBlocker,
  type DrainBlockers,
} from '../model/drain-blockers.ts';
import { budgetCovers, type DisruptionBudget } from '../model/facts/disruption-budget.ts';
import type { Tables } from '../model/tables.ts';
import { type BudgetCount, disruptionsLeft } from './budget-count.ts';
import { type DrainedPod, labelsOf, readDrainedPod } from './drained-pod.ts';
import { note } from './match-basis.ts';

/** As many as a person reads of one step. */
const SHOWN = 20;
/** As many as are kept of one cluster; of more only how many is known. */
const MOST_KEPT = 20_000;

/** What was seen on one node. */
export interface Sight extends DrainBlocker {
  node: string;
  /** It blocks only where this budget allows no eviction. */
  budget?: DisruptionBudget;
}

/** What was seen in one cluster. */
export interface DrainSights {
  byNode: ReadonlyMap<string, readonly Sight[]>;
  /** By node, how much more there was than is kept. */
  beyond: ReadonlyMap<string, number>;
  /** Some pod claims a volume: whether it is local is a question. */
  hasClaims: boolean;
  /** Budgets of which nobody can tell whether they allow an eviction. */
  untold: readonly DisruptionBudget[];
}

/** What would stand in the way of draining nodes of one cluster, folded while its pods stream past. */
export class DrainFold {
  readonly #budgets: ReadonlyMap<string, readonly DisruptionBudget[]>;
  readonly #localClaims: ReadonlySet<string>;
  readonly #counts = new Map<DisruptionBudget, BudgetCount>();
  readonly #sights = new Map<string, Sight>();
  /** What made pods, with the sight of its only pod; undefined once there is a second one. */
  readonly #replicas = new Map<string, string | undefined>();
  readonly #beyond = new Map<string, number>();
  #hasClaims = false;

  constructor(cluster: string, { disruptionBudgets, localVolumes }: Tables) {
    this.#budgets = Map.groupBy(disruptionBudgets.of(cluster), ({ namespace }) => namespace);
    this.#localClaims = new Set(
      localVolumes.of(cluster).flatMap(({ claim }) => (claim.known ? [claim.value] : [])),
    );
  }

  /** @param elastic a pod on a virtual node counts as a replica, and is not drained */
  take(document: JsonObject, elastic: boolean): void {
    const pod = readDrainedPod(document);
    if (pod === undefined) return;
    const budgets = this.#count(pod);
    const isDrained = !elastic && !pod.stays && pod.node !== '';
    this.#countReplica(pod, isDrained);
    if (!isDrained) return;
    if (pod.owner === undefined) this.#see(pod, 'bare-pod', note('drain-bare-pod'));
    if (!pod.pending) this.#seeBudgets(pod, budgets);
    for (const storage of pod.storage) this.#see(pod, 'local-storage', note(`drain-${storage}`));
    this.#hasClaims ||= pod.claims.length > 0;
    if (pod.claims.some((claim) => this.#localClaims.has(`${pod.namespace}/${claim}`)))
      this.#see(pod, 'local-storage', note('drain-local-volume'));
  }

  /** Which of what was seen blocks, once every pod was taken. */
  result(): DrainSights {
    const blocking = [...this.#sights.values()].filter(
      ({ budget }) => budget === undefined || this.#left(budget) === 0,
    );
    const counted = [...this.#budgets.values()].flat();
    return {
      byNode: Map.groupBy(blocking, ({ node }) => node),
      beyond: this.#beyond,
      hasClaims: this.#hasClaims,
      untold: counted.filter(
        (budget) => !budget.selector.known || (this.#counts.has(budget) && this.#left(budget) === undefined),
      ),
    };
  }

  #count(pod: DrainedPod): DisruptionBudget[] {
    const own = this.#budgets.get(pod.namespace);
    if (own === undefined) return [];
    const labels = labelsOf(pod.labels);
    const covering = own.filter((budget) => budgetCovers(budget, labels));
    for (const budget of covering) {
      const count = this.#counts.get(budget) ?? { pods: 0, ready: 0 };
      count.pods++;
      if (pod.ready) count.ready++;
      this.#counts.set(budget, count);
    }
    return covering;
  }

  #countReplica(pod: DrainedPod, isDrained: boolean): void {
    const { owner, namespace } = pod;
    // A run of a Job is made again, and nobody waits for it meanwhile.
    if (owner === undefined || pod.stays || /^Job[./]/.test(owner)) return;
    const replicated = `${namespace}\n${owner}`;
    if (!this.#replicas.has(replicated)) {
      const key = isDrained ? this.#see(pod, 'single-replica', note('drain-single-replica')) : '';
      this.#replicas.set(replicated, key);
      return;
    }
    this.#sights.delete(this.#replicas.get(replicated) ?? '');
    this.#replicas.set(replicated, undefined);
  }

  #seeBudgets(pod: DrainedPod, [budget, ...others]: readonly DisruptionBudget[]): void {
    if (budget === undefined) return;
    const names = [budget, ...others]
      .map(({ name }) => name)
      .sort(compareText)
      .join(', ');
    // The API server refuses to evict a pod that two budgets hold.
    if (others.length > 0)
      this.#see(pod, 'disruption-budget', note('drain-several-budgets', { name: names }));
    else if (pod.ready || !(budget.sparesUnready.known && budget.sparesUnready.value))
      this.#see(pod, 'disruption-budget', note('drain-no-disruption', { name: names }), budget);
  }

  #see(
    { namespace, name, node, owner }: DrainedPod,
    kind: BlockerKind,
    reason: AdviceNote,
    budget?: DisruptionBudget,
  ): string {
    const object = owner ?? `Pod/${name}`;
    const key = [node, kind, namespace, object, reason.code, reason.values.name ?? ''].join('\n');
    const known = this.#sights.get(key);
    if (known !== undefined) known.pods++;
    else if (this.#sights.size < MOST_KEPT)
      this.#sights.set(key, { kind, object, namespace, reason, pods: 1, node, ...(budget && { budget }) });
    else this.#beyond.set(node, (this.#beyond.get(node) ?? 0) + 1);
    return key;
  }

  #left(budget: DisruptionBudget): number | undefined {
    return disruptionsLeft(budget, this.#counts.get(budget) ?? { pods: 0, ready: 0 });
  }
}

/** The blockers of some nodes as one list, those of one workload together. */
export function joinBlockers(
  sights: Iterable<Sight>,
  more: number,
  unread: readonly AdviceNote[],
): DrainBlockers {
  const joined = new Map<string, DrainBlocker & { pods: number }>();
  for (const { kind, object, namespace, reason, pods } of sights) {
    const key = [kind, namespace, object, reason.code, reason.values.name ?? ''].join('\n');
    const known = joined.get(key);
    if (known === undefined) joined.set(key, { kind, object, namespace, reason, pods });
    else known.pods += pods;
  }
  const all = [...joined.values()].sort(
    (a, b) =>
      BLOCKER_KINDS.indexOf(a.kind) - BLOCKER_KINDS.indexOf(b.kind) ||
      b.pods - a.pods ||
      compareText(a.namespace, b.namespace) ||
      compareText(a.object, b.object) ||
      compareText(a.reason.code, b.reason.code),
  );
  return {
    blockers: all.slice(0, SHOWN),
    blockersTotal: all.length + more,
    blockersUnread: unread,
  };
}
