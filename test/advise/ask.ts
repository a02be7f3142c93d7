import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/program.ts';
import type { Advice, AdviceRow } from '../../src/model/advice.ts';
import { type Files, writeFolder } from '../contract/folder.ts';
import { cluster, filesOf, kubernetesNode, list, merged, node, pool, type World } from '../contract/world.ts';

export interface Told {
  code: number;
  out: string;
  error: string;
}

/** Runs the command line as a user does, with the embedded advisories alone. */
export async function demarc(...argv: string[]): Promise<Told> {
  const [out, error]: [string[], string[]] = [[], []];
  const code = await run(argv, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    columns: 100,
    colour: false,
    live: false,
    environment: { DEMARC_ADVISORIES: join(tmpdir(), 'demarc-no-advisories') },
  });
  return { code, out: out.join(''), error: error.join('') };
}

/** The answer about one advisory for the files of an export folder. */
export async function ask(
  advisory: string,
  files: Files,
  ...flags: string[]
): Promise<{ code: number; advice: Advice; rows: readonly AdviceRow[] }> {
  const folder = writeFolder(files);
  try {
    const { code, out, error } = await demarc('advise', advisory, folder, '--format', 'json', ...flags);
    if (out === '') throw new Error(error);
    const advice = JSON.parse(out) as Advice;
    return { code, advice, rows: advice.scopes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function withFile<T>(name: string, text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-notice-'));
  const path = join(folder, name);
  writeFileSync(path, text);
  return use(path).finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** What a row answers, without why. */
export function answerOf({ affected, party, trigger, state }: AdviceRow) {
  return { affected, party, trigger, state };
}

export interface Versions {
  kubernetes?: string;
  kubelet?: string;
  runtime?: string;
  next?: string;
}

/** A cluster with one pool and one node, on some versions. */
export function filesOn(versions: Versions, world: World = {}): Files {
  const {
    kubernetes = '1.31.3-aliyun.1',
    kubelet = `v${kubernetes}`,
    runtime = 'containerd://1.6.38',
  } = versions;
  const { clusterChange, ...rest } = world as World & { clusterChange?: Record<string, unknown> };
  return filesOf({
    cluster: cluster(
      merged(
        { current_version: kubernetes, next_version: versions.next ?? '' },
        clusterChange ?? {},
      ) as Record<string, unknown>,
    ),
    pools: [pool()],
    nodes: [node()],
    kubernetesNodes: [
      kubernetesNode({
        status: { nodeInfo: { kubeletVersion: kubelet, containerRuntimeVersion: runtime } },
      }),
    ],
    ...rest,
  });
}

/** A pod as the Kubernetes API lists it. */
export function pod(name: string, change: Record<string, unknown> = {}) {
  return merged(
    {
      metadata: { name, namespace: 'kube-system' },
      spec: { nodeName: 'cn-hangzhou.192.168.0.10', containers: [] },
      status: { phase: 'Running', startTime: '2026-11-01T00:00:00Z' },
    },
    change,
  );
}

export { list };
