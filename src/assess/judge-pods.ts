import { type AnyCheck, podFormOf } from '../checks/kit/define-check.ts';
import { compareText } from '../kernel/compare.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { isObject } from '../kernel/json.ts';
import type { Gap } from '../kernel/known.ts';
import type { PodTemplate } from '../model/facts/pod-template.ts';
import { isVirtual, normalisePods, type PodSurroundings } from '../model/normalise/pods.ts';
import { gapOf, Reading } from '../model/normalise/reading.ts';
import type { Scope } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import type { Verdict } from '../model/verdict.ts';
import { PODS, type SnapshotEntry, type SnapshotHeader } from '../snapshot/snapshot.ts';
import { judgeSafely } from './judge-tables.ts';
import { type Judgement, missingSubjects } from './judgement.ts';
import { OWNED, surroundingsOf } from './pod-surroundings.ts';
import { isRepeat } from './repeated-pods.ts';

const RANK = { fail: 3, unknown: 2, pass: 1, 'not-applicable': 0 } as const;

/** The worst verdict of a check on the pods of one owner (and, for ECI, of one virtual node). */
interface Fold {
  scope: Scope;
  subject: string;
  owner: string;
  /** By index of the check: rank of the verdict so far. */
  ranks: Uint8Array;
  /** By index of the check: the fail or unknown that stands, and the pod it was seen on. */
  worst: Map<number, { verdict: Verdict; pod: string }>;
}

/** Judges pods while they stream past: memory grows with the owners that have findings, not with the pods. */
export class PodJudge {
  private readonly checks: readonly AnyCheck[];
  private readonly tables: Tables;
  private readonly time: number;
  private readonly surroundings: PodSurroundings;
  private readonly reading: Reading;
  private readonly folds = new Map<string, Fold>();
  private readonly pages: SnapshotEntry[] = [];
  private readonly itemGaps = new Map<string, Gap[]>();
  private faults: Gap[] = [];
  /** Clusters in which a pod's workload could not be told from its ReplicaSet or Job. */
  private readonly ownersUntold = new Set<string>();
  /** By index of the check: why nothing can be said of any pod, undefined where something can. */
  private readonly silent: readonly (readonly Gap[] | undefined)[];
  private readonly clustersWithPods = new Set<string>();

  constructor(checks: readonly AnyCheck[], tables: Tables, reading: Reading, time: number) {
    this.checks = checks.flatMap((check) => podFormOf(check) ?? []);
    this.tables = tables;
    this.time = time;
    this.reading = reading;
    this.surroundings = surroundingsOf(tables, reading, time);
    this.silent = this.checks.map((check) => silenceOf(check, tables));
  }

  page(entry: SnapshotEntry): void {
    this.pages.push(withoutItems(entry));
    if (entry.outcome !== 'read' || entry.document === undefined) return;
    const { rows, gaps } = normalisePods(entry, this.surroundings, this.repeatsOn(entry.ids[0] ?? ''));
    if (gaps.length > 0)
      this.itemGaps.set(entry.ids.join('\n'), [
        ...(this.itemGaps.get(entry.ids.join('\n')) ?? []),
        ...gaps.slice(0, 3),
      ]);
    for (const row of rows) {
      const { inferred, kind } = row.owner;
      if (inferred && (kind === 'ReplicaSet' || kind === 'Job')) this.ownersUntold.add(row.cluster);
      this.judge(row);
    }
  }

  /** Whether a pod only repeats the one before it on the page. On virtual nodes each is its own instance. */
  private repeatsOn(cluster: string): (pod: JsonObject) => boolean {
    let before: JsonObject | undefined;
    return (pod) => {
      const ordinary = !isVirtual(pod, cluster, this.surroundings);
      const repeats = ordinary && before !== undefined && isRepeat(pod, before);
      before = ordinary ? pod : undefined;
      return repeats;
    };
  }

  private judge(row: PodTemplate): void {
    let plain: Fold | undefined;
    let virtual: Fold | undefined;
    this.clustersWithPods.add(row.cluster);
    for (let index = 0; index < this.checks.length; index++) {
      if (this.silent[index] !== undefined) continue;
      const check = this.checks[index] as AnyCheck;
      let fold: Fold;
      if (check.layer === 'pod-runtime' && row.virtual) {
        virtual ??= this.foldOf(row, virtualScope(row));
        fold = virtual;
      } else {
        plain ??= this.foldOf(row, row.scope);
        fold = plain;
      }
      // Nothing is worse than a fail, and of failing pods the first by name is shown.
      if (fold.ranks[index] === RANK.fail + 1 && (fold.worst.get(index)?.pod ?? '') <= row.id) continue;
      keepWorst(fold, index, judgeSafely(check, row, this.tables, this.time), row.id);
    }
  }

  private foldOf(row: PodTemplate, scope: Scope): Fold {
    const key = `${row.subject}\n${scope.node ?? ''}`;
    let fold = this.folds.get(key);
    if (fold === undefined) {
      const { kind, name } = row.owner;
      const owner = `${kind.toLowerCase()}/${name} -n ${row.namespace}`;
      fold = {
        scope,
        subject: row.subject,
        owner,
        ranks: new Uint8Array(this.checks.length),
        worst: new Map(),
      };
      this.folds.set(key, fold);
    }
    return fold;
  }

  /** To be asked once: what was told is let go, for findings are made of it beside it. */
  *judgements(): Generator<Judgement> {
    const plain = new Map<Scope, Uint32Array>();
    for (const key of [...this.folds.keys()].sort(compareText)) {
      const { scope, subject, owner, ranks, worst } = this.folds.get(key) as Fold;
      let counts = plain.get(scope);
      if (counts === undefined) {
        counts = new Uint32Array(this.checks.length * 2);
        plain.set(scope, counts);
      }
      for (let index = 0; index < this.checks.length; index++) {
        const verdict = worst.get(index)?.verdict;
        if (verdict !== undefined)
          yield { check: this.checks[index] as AnyCheck, scope, subject, owner, verdict };
        // Untouched places are of checks that counted for this owner in its other fold.
        else if (ranks[index] !== 0) addOne(counts, index * 2 + (ranks[index] === RANK.pass + 1 ? 1 : 0));
      }
      this.folds.delete(key);
    }
    yield* this.plainJudgements(plain);
    yield* this.missing();
  }

  /** Passes, and what does not concern the pods, are told once a scope with their number. */
  private *plainJudgements(plain: ReadonlyMap<Scope, Uint32Array>): Generator<Judgement> {
    for (const [scope, counts] of plain) {
      for (let index = 0; index < counts.length; index++) {
        const count = counts[index] as number;
        if (count === 0) continue;
        const check = this.checks[Math.floor(index / 2)] as AnyCheck;
        yield { check, scope, subject: '', verdict: index % 2 === 1 ? PASS : NOT_CONCERNED, count };
      }
    }
  }

  /** Findings stand under the name of a ReplicaSet or Job whose own owner was not read. */
  private ownerGaps(cluster: string): Gap[] {
    return OWNED.flatMap(([, source]) => {
      const { gaps } = this.reading.list(source, [cluster], '/items').completeness;
      return gaps.length > 0
        ? gaps
        : [gapOf(source, [cluster], 'failed', 'the owner of some pods is not in it')];
    });
  }

  /** Lists of pods that are not whole, or have another shape; known once the judgements were told. */
  faultyLists(): Gap[] {
    return [...this.faults, ...[...this.itemGaps.values()].flatMap(([first]) => first ?? [])];
  }

  /** Clusters whose pods were not all listed. */
  private *missing(): Generator<Judgement> {
    const header: SnapshotHeader = {
      kind: 'demarc-snapshot',
      version: 1,
      collectedAt: '',
      account: '',
      regions: [],
      scope: {},
    };
    const reading = new Reading(header, this.pages);
    const clusters = this.tables.clusters;
    for (const cluster of clusters.rows) {
      const gaps = [
        ...reading.list(PODS, [cluster.id], '/items').completeness.gaps,
        ...(this.itemGaps.get(cluster.id) ?? []),
        ...(this.ownersUntold.has(cluster.id) ? this.ownerGaps(cluster.id) : []),
      ];
      const virtual = this.tables.virtualNodes.completeness(cluster.id).gaps;
      for (const [index, check] of this.checks.entries()) {
        // Which pods run on virtual nodes is told by the nodes.
        const ofNodes = check.layer === 'pod-runtime' ? virtual : [];
        const ofAll = this.clustersWithPods.has(cluster.id) ? (this.silent[index] ?? []) : [];
        const all = [...gaps, ...ofNodes, ...ofAll];
        if (all.length > 0) yield missingSubjects(check, cluster.scope, all);
      }
    }
    this.faults = reading.faultyLists();
    const account = this.tables.account.rows[0];
    const listed = clusters.completeness();
    if (account === undefined || listed.state === 'complete') return;
    for (const check of this.checks) yield missingSubjects(check, account.scope, listed.gaps);
  }
}

function keepWorst(fold: Fold, index: number, verdict: Verdict, pod: string): void {
  // Rank + 1, so that an untouched place differs from "not applicable".
  const rank = RANK[verdict.verdict] + 1;
  const before = fold.ranks[index] as number;
  if (rank < before) return;
  if (rank > before) fold.ranks[index] = rank;
  if (rank <= RANK.pass + 1 && !('evidence' in verdict) && !('observedAt' in verdict)) {
    if (rank > before) fold.worst.delete(index);
    return;
  }
  const held = fold.worst.get(index);
  // Of equally bad pods the first by name is shown, whatever order they came in.
  if (rank > before || held === undefined || isShownBefore(verdict, pod, held))
    fold.worst.set(index, { verdict, pod });
}

/** Passes on evidence of earlier times are as old as the oldest of it. */
function isShownBefore(verdict: Verdict, pod: string, held: { verdict: Verdict; pod: string }): boolean {
  const [age, heldAge] = [observedAtOf(verdict), observedAtOf(held.verdict)];
  return age === heldAge ? compareText(pod, held.pod) < 0 : age < heldAge;
}

function observedAtOf(verdict: Verdict): number {
  return verdict.verdict === 'pass' ? (verdict.observedAt ?? Number.POSITIVE_INFINITY) : 0;
}

/** Why a check has nothing to go by on any pod. */
function silenceOf({ needs = [] }: AnyCheck, tables: Tables): readonly Gap[] | undefined {
  const empty = needs.filter((name) => (tables[name].rows as readonly unknown[]).length === 0);
  if (empty.length === 0) return undefined;
  return empty.flatMap((name) => {
    const { gaps } = tables[name].completeness();
    return gaps.length > 0 ? gaps : [gapOf(name, [], 'absent', 'there is nothing in it')];
  });
}

const PASS: Verdict = { verdict: 'pass' };
const NOT_CONCERNED: Verdict = { verdict: 'not-applicable', because: 'it does not concern these pods' };

function addOne(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] as number) + 1;
}

function virtualScope(row: PodTemplate): Scope {
  const node = row.pod?.node;
  return node === undefined || node === '' ? row.scope : { ...row.scope, kind: 'virtual-node', node };
}

function withoutItems(entry: SnapshotEntry): SnapshotEntry {
  if (!isObject(entry.document)) return entry;
  const slim: JsonObject = {
    items: Array.isArray(entry.document.items) ? [] : (entry.document.items ?? null),
  };
  if (entry.document.metadata !== undefined) slim.metadata = entry.document.metadata;
  return { ...entry, document: slim as Json };
}
