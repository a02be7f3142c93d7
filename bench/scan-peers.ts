import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureTool } from './measure-process.ts';

const KUBE_SCORE = 'kube-score';

/** Wall seconds of each peer that is on the PATH, on the same files. */
export async function measurePeers(
  folder: string,
  files: readonly string[],
  policies: string,
): Promise<Map<string, number>> {
  mkdirSync(policies, { recursive: true });
  writeFileSync(join(policies, 'none.rego'), 'package main\n');
  const peers: [string, string[]][] = [
    [KUBE_SCORE, ['score', '-o', 'json', ...files.map((file) => join(folder, file))]],
    ['conftest', ['test', '-p', policies, '-o', 'json', folder]],
  ];
  const seconds = new Map<string, number>();
  for (const [tool, args] of peers) {
    const taken = await measureTool(tool, args);
    if (taken !== undefined) seconds.set(tool, taken);
  }
  return seconds;
}

/** Whether a peer is there to be compared with. */
export function hasTool(tool: string): boolean {
  return spawnSync(tool, ['version'], { stdio: 'ignore' }).error === undefined;
}

/** kube-score stops at the first document that it cannot read: copies the others, and answers those left out. */
export function copyReadable(folder: string, files: readonly string[], into: string): string[] {
  const unreadable: string[] = [];
  for (const file of files) {
    const { stderr } = spawnSync(KUBE_SCORE, ['score', '-o', 'json', join(folder, file)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (stderr.includes('Failed to score')) unreadable.push(file);
    else {
      mkdirSync(dirname(join(into, file)), { recursive: true });
      cpSync(join(folder, file), join(into, file));
    }
  }
  return unreadable;
}
