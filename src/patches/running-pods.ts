import { compareText } from '../kernel/compare.ts';
import { parseImageReference } from '../kernel/image-reference.ts';
import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { Gap } from '../kernel/known.ts';
import { parseInstant } from '../kernel/time.ts';
import { gapOf, Reading } from '../model/normalise/reading.ts';
import type { Tables } from '../model/tables.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { DrainFold, type DrainSights } from './drain-fold.ts';
import { ImageContents } from './image-contents.ts';

const PODS = 'kubernetes/pods';
const PLATFORM = 'k8s.aliyun.com/eci-platform-version';
const ECI = 'k8s.aliyun.com/eci-instance-id';
const VIRTUAL_NAME = /^virtual-kubelet(?:-|$)/;

/** The running containers of one image that holds a component. */
export interface RunningImage {
  component: string;
  image: string;
  tag: string | undefined;
  /** It runs in the namespace of the cluster's own components. */
  system: boolean;
  pods: number;
  /** The first arguments that were seen, for what can be told from flags alone. */
  webhook: boolean;
}

/** The elastic container instances of one virtual node. */
export interface ElasticPods {
  cluster: string;
  node: string;
  pods: { name: string; platform: string | undefined; startedAt: number | undefined }[];
}

/** What runs in a cluster, folded while its pods stream past. */
export interface ClusterPods {
  images: readonly RunningImage[];
  elastic: readonly ElasticPods[];
  /** Facts that the pods show to hold; that none shows one proves nothing. */
  shown: ReadonlySet<string>;
  /** By node and component, the versions of what pods install on their nodes. */
  tools: ReadonlyMap<string, string>;
  /** What would stand in the way of draining its nodes. */
  drain: DrainSights;
  gaps: readonly Gap[];
}

interface Fold {
  images: Map<string, RunningImage>;
  elastic: Map<string, ElasticPods>;
  shown: Set<string>;
  tools: Map<string, string>;
  drain: DrainFold;
  gaps: Gap[];
}

/** Takes the pages of pods as they stream past; keeps images and elastic container instances. */
export class RunningPods {
  readonly #tables: Tables;
  readonly #header: SnapshotHeader;
  readonly #pages: SnapshotEntry[] = [];
  readonly #folds = new Map<string, Fold>();
  readonly #virtual = new Map<string, ReadonlySet<string>>();

  readonly #drains: boolean;
  readonly #contents = new ImageContents();
  #reading: Reading | undefined;

  /** @param drains whether to keep what stands in the way of a drain, which costs a look at every pod's volumes */
  constructor(tables: Tables, header: SnapshotHeader, { drains = true }: { drains?: boolean } = {}) {
    this.#tables = tables;
    this.#header = header;
    this.#drains = drains;
  }

  page(entry: SnapshotEntry): void {
    const cluster = entry.ids[0] ?? '';
    const items = dig(entry.document, 'items');
    this.#pages.push(withoutItems(entry, items));
    this.#reading = undefined;
    if (!Array.isArray(items)) return;
    const fold = this.#foldOf(cluster);
    for (const [index, item] of items.entries()) {
      if (isObject(item) && textOf(dig(item, 'metadata', 'name')) !== undefined)
        this.#take(item, cluster, fold);
      else addGap(fold, cluster, `element ${index} of /items is not a pod with a name`);
    }
  }

  /** Everything about one cluster, once all pages were taken. */
  of(cluster: string): ClusterPods {
    const fold = this.#foldOf(cluster);
    this.#reading ??= new Reading(this.#header, this.#pages);
    const listed = this.#reading.list(PODS, [cluster], '/items');
    return {
      // Pods come in no order.
      images: [...fold.images].sort(([a], [b]) => compareText(a, b)).map(([, image]) => image),
      elastic: [...fold.elastic.values()],
      shown: fold.shown,
      tools: fold.tools,
      drain: fold.drain.result(),
      gaps: [...listed.completeness.gaps, ...fold.gaps],
    };
  }

  #foldOf(cluster: string): Fold {
    let fold = this.#folds.get(cluster);
    if (fold === undefined) {
      const drain = new DrainFold(cluster, this.#tables);
      fold = { images: new Map(), elastic: new Map(), shown: new Set(), tools: new Map(), drain, gaps: [] };
      this.#folds.set(cluster, fold);
    }
    return fold;
  }

  #take(pod: JsonObject, cluster: string, fold: Fold): void {
    const phase = dig(pod, 'status', 'phase');
    if (phase === 'Succeeded' || phase === 'Failed') return;
    const node = textOf(dig(pod, 'spec', 'nodeName')) ?? '';
    const isElastic =
      this.#isVirtual(cluster, node) || dig(pod, 'metadata', 'annotations', ECI) !== undefined;
    if (isElastic) takeElastic(pod, cluster, node, fold);
    takeImages(pod, fold, this.#contents);
    if (hasUnreadImage(pod)) addGap(fold, cluster, `the images of pod ${nameOf(pod)} cannot be read`);
    takeFacts(pod, fold.shown);
    takeTools(pod, node, fold, this.#contents);
    // A pod that is being deleted is no replica any more, and its eviction has begun.
    if (this.#drains && dig(pod, 'metadata', 'deletionTimestamp') === undefined)
      fold.drain.take(pod, isElastic);
  }

  #isVirtual(cluster: string, node: string): boolean {
    let names = this.#virtual.get(cluster);
    if (names === undefined) {
      names = new Set(this.#tables.virtualNodes.of(cluster).map(({ name }) => name));
      this.#virtual.set(cluster, names);
    }
    return names.has(node) || VIRTUAL_NAME.test(node);
  }
}

/** A few tell what is wrong, whichever page they came on. */
const MOST_GAPS = 3;

function addGap(fold: Fold, cluster: string, reason: string): void {
  if (fold.gaps.some((gap) => gap.reason === reason)) return;
  const gaps = [...fold.gaps, gapOf(PODS, [cluster], 'failed', reason)];
  fold.gaps = gaps.sort((a, b) => compareText(a.reason, b.reason)).slice(0, MOST_GAPS);
}

function nameOf(pod: JsonObject): string {
  return [dig(pod, 'metadata', 'namespace'), dig(pod, 'metadata', 'name')]
    .map((part) => textOf(part))
    .join('/');
}

/** Whether a pod may run what nobody can tell: then no component is known to be absent. */
function hasUnreadImage(pod: JsonObject): boolean {
  const lists = [dig(pod, 'spec', 'containers') ?? null, dig(pod, 'spec', 'initContainers') ?? []];
  return lists.some(
    (list) =>
      !Array.isArray(list) ||
      list.some((container) => parseImageReference(textOf(dig(container, 'image')) ?? '') === undefined),
  );
}

function takeElastic(pod: JsonObject, cluster: string, node: string, fold: Fold): void {
  let found = fold.elastic.get(node);
  if (found === undefined) {
    found = { cluster, node, pods: [] };
    fold.elastic.set(node, found);
  }
  found.pods.push({
    name: nameOf(pod),
    platform: textOf(dig(pod, 'metadata', 'annotations', PLATFORM)),
    startedAt: parseInstant(dig(pod, 'status', 'startTime')),
  });
}

function takeImages(pod: JsonObject, fold: Fold, contents: ImageContents): void {
  const system = dig(pod, 'metadata', 'namespace') === 'kube-system';
  const seen = new Set<string>();
  for (const list of ['containers', 'initContainers']) {
    for (const container of listOf(dig(pod, 'spec', list))) {
      const image = textOf(dig(container, 'image'));
      const found = image === undefined ? undefined : contents.of(image).holds;
      if (image === undefined || found === undefined || seen.has(image)) continue;
      seen.add(image);
      const key = `${system}\n${image}`;
      const known = fold.images.get(key) ?? { ...found, image, system, pods: 0, webhook: false };
      known.pods++;
      known.webhook ||= hasWebhook(container);
      fold.images.set(key, known);
    }
  }
}

/** ingress-nginx serves its admission webhook only where this flag says so. */
function hasWebhook(container: Json): boolean {
  return [...listOf(dig(container, 'args')), ...listOf(dig(container, 'command'))].some(
    (argument) => typeof argument === 'string' && argument.startsWith('--validating-webhook='),
  );
}

/** The key of a component at a node among what pods install there. */
export const toolKey = (node: string, component: string): string => `${node}\n${component}`;

function takeTools(pod: JsonObject, node: string, fold: Fold, contents: ImageContents): void {
  for (const container of listOf(dig(pod, 'spec', 'containers'))) {
    const installed = contents.of(textOf(dig(container, 'image')) ?? '').installs;
    if (installed !== undefined) fold.tools.set(toolKey(node, installed.component), installed.version);
  }
}

function takeFacts(pod: JsonObject, shown: Set<string>): void {
  if (listOf(dig(pod, 'spec', 'volumes')).some((volume) => dig(volume, 'gitRepo') !== undefined))
    shown.add('git-repo-volumes');
  if (dig(pod, 'spec', 'hostUsers') === false) shown.add('user-namespace-pods');
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** What tells that pages are missing stays; the pods themselves would fill the memory. */
function withoutItems(entry: SnapshotEntry, items: Json | undefined): SnapshotEntry {
  if (!isObject(entry.document)) return entry;
  const slim: JsonObject = { items: Array.isArray(items) ? [] : (items ?? null) };
  if (entry.document.metadata !== undefined) slim.metadata = entry.document.metadata;
  return { ...entry, document: slim };
}
