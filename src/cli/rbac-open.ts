import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../kernel/usage-error.ts';
import { compileRbac } from '../rbac/compile-rbac.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import { isSnapshot } from './is-snapshot.ts';

export interface OpenedRbac {
  policy: RbacPolicy;
  /** Absent for manifests where none was named. */
  cluster?: string;
}

/**
 * The compiled RBAC of one cluster, from a snapshot file, an export folder, or manifests.
 * @throws UsageError when the input is none, or it is not clear which cluster is meant
 */
export async function openRbac(input: string, cluster: string | undefined): Promise<OpenedRbac> {
  const found = await stat(input).catch(() => undefined);
  if (found === undefined)
    throw new UsageError(
      'input-missing',
      `There is no ${input}. Give a snapshot file, an export folder, or manifests.`,
    );
  if (found.isDirectory() ? await isExport(input) : isSnapshot(input)) {
    const { openInput } = await import('../collect/open-input.ts');
    const { rbacListsOf } = await import('./rbac-snapshot.ts');
    const lists = await rbacListsOf(await openInput(input), cluster);
    return { policy: compileRbac(lists.objects, { unread: lists.unread }), cluster: lists.cluster };
  }
  const { readManifests } = await import('./rbac-manifests.ts');
  const { documents, unread } = await readManifests(input, found.isDirectory());
  const policy = compileRbac(documents, { unread, manifests: true });
  if (policy.bindings.length + policy.roles.size + policy.unread.length === 0)
    throw new UsageError(
      'input-not-recognised',
      `${input} holds no RBAC objects. Give a snapshot file, an export folder, or manifests of roles and bindings.`,
    );
  return cluster === undefined ? { policy } : { policy, cluster };
}

async function isExport(folder: string): Promise<boolean> {
  const { MANIFEST } = await import('../collect/export-folder.ts');
  return (await stat(join(folder, MANIFEST)).catch(() => undefined))?.isFile() === true;
}
