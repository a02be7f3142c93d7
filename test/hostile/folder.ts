import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assess } from '../../src/assess/assess.ts';
import { openInput } from '../../src/collect/open-input.ts';
import type { Assessment } from '../../src/model/assessment.ts';

export const MANIFEST = {
  collectedAt: '2026-11-20T08:00:00Z',
  accountId: '1234567890123456789',
  region: 'cn-hangzhou',
};

/** An export folder with these files; texts are written as they are, anything else as JSON. */
export function folderOf(files: Record<string, unknown>, manifest: unknown = MANIFEST): string {
  const dir = mkdtempSync(join(tmpdir(), 'demarc-export-'));
  const all: Record<string, unknown> = { 'demarc-export.json': manifest, ...files };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(
      join(dir, name),
      typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
    );
  }
  return dir;
}

export async function assessFolder(
  files: Record<string, unknown>,
  manifest: unknown = MANIFEST,
): Promise<Assessment> {
  return assess(await openInput(folderOf(files, manifest)));
}

/** A managed cluster as DescribeClustersV1 lists it. */
export function clusterItem(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    cluster_id: id,
    name: `name of ${id}`,
    region_id: 'cn-hangzhou',
    cluster_type: 'ManagedKubernetes',
    profile: 'Default',
    cluster_spec: 'ack.pro.small',
    state: 'running',
    current_version: '1.36.1-aliyun.1',
    deletion_protection: true,
    maintenance_window: { enable: true },
    operation_policy: { cluster_auto_upgrade: { enabled: true, channel: 'patch' } },
    ...changes,
  };
}

export function clusterList(...clusters: unknown[]): Record<string, unknown> {
  return { clusters, page_info: { page_number: 1, page_size: 50, total_count: clusters.length } };
}
