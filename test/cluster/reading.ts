import type { Fetched, KubernetesFetcher } from '../../src/collect/fetcher.ts';
import { createLiveFetcher, type LiveOptions } from '../../src/collect/live.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { dig } from '../../src/kernel/json.ts';
import { type KubernetesList, kubernetesLists } from '../../src/operations/kubernetes.ts';

export interface Reading {
  reader: KubernetesFetcher;
  /** How long the reader meant to wait before each retry; it does not really wait. */
  slept: number[];
}

/** The product's own way to a cluster, led by a kubeconfig as a user would give it. */
export async function readerFor(kubeconfig: string, more: Partial<LiveOptions> = {}): Promise<Reading> {
  const slept: number[] = [];
  const timing = {
    now: Date.now,
    random: () => 0,
    sleep: (milliseconds: number) => Promise.resolve(void slept.push(milliseconds)),
  };
  const fetcher = await createLiveFetcher({
    kubeconfig: { text: kubeconfig },
    // Only the cluster is read.
    credentials: { accessKeyId: 'unused', accessKeySecret: 'unused' },
    timing,
    retries: { attempts: 3 },
    ...more,
  });
  const reader = fetcher.kubernetes('test');
  if ('unreachable' in reader) throw new Error(reader.unreachable.reason);
  return { reader, slept };
}

export function listOf(plural: string): KubernetesList {
  const list = kubernetesLists.find((candidate) => candidate.plural === plural);
  if (list === undefined) throw new Error(`no list ${plural}`);
  return list;
}

/** Every page of a list. */
export async function pagesOf(reader: KubernetesFetcher, plural: string): Promise<Fetched[]> {
  const pages: Fetched[] = [];
  for await (const page of reader.list(listOf(plural))) pages.push(page);
  return pages;
}

/** The list's outcome in short: `read`, or `denied 403: …`. */
export async function outcomeOf(kubeconfig: string, plural = 'pods'): Promise<string> {
  const { reader } = await readerFor(kubeconfig);
  return told((await pagesOf(reader, plural)).at(-1));
}

export function told(answer: Fetched | undefined): string {
  if (answer === undefined) return 'nothing';
  const { outcome, httpStatus, reason } = answer;
  return [
    outcome,
    ...(httpStatus === undefined ? [] : [httpStatus]),
    ...(reason === undefined ? [] : [`| ${reason}`]),
  ].join(' ');
}

export function namesIn(answers: readonly Fetched[]): string[] {
  return answers
    .flatMap(({ document }) => itemsOf(document))
    .map((item) => String(dig(item, 'metadata', 'name')));
}

export function itemsOf(document: Json | undefined): JsonObject[] {
  const items = document === undefined ? undefined : dig(document, 'items');
  return Array.isArray(items) ? (items as JsonObject[]) : [];
}
