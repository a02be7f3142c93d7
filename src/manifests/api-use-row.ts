import { seen } from '../kernel/known.ts';
import { LAST_REMOVAL, removalOf } from '../model/api-removals.ts';
import type { ApiUse } from '../model/facts/api-use.ts';
import type { Origin } from '../model/table.ts';
import type { ManifestObject } from './manifest-object.ts';
import { MANIFEST, MANIFEST_SCOPE } from './scope.ts';

/** Whether some release of Kubernetes removes the version in which an object of the kind is written. */
export function isRemoved(kindName: string, apiVersion: string): boolean {
  const dot = kindName.indexOf('.');
  return removalOf(dot < 0 ? kindName : kindName.slice(0, dot), apiVersion) !== undefined;
}

/**
 * The version in which an object is written, where some release removes it.
 * @param minor the version of the cluster it is for; any, where nothing says so
 */
export function apiUseOf(object: ManifestObject, at: Origin, minor: number | undefined): ApiUse | undefined {
  const apiVersion = String(object.value.apiVersion);
  const removal = removalOf(object.kind, apiVersion);
  if (removal === undefined) return undefined;
  const { source, ids } = at;
  const evidence = {
    source,
    ids,
    ...(at.page === undefined ? {} : { page: at.page }),
    path: `${object.pointer}/apiVersion`,
    value: apiVersion,
  };
  return {
    id: object.subject,
    subject: object.subject,
    scope: MANIFEST_SCOPE,
    at,
    cluster: MANIFEST,
    minor: seen(minor ?? LAST_REMOVAL, evidence),
    removed: seen(
      [{ api: `${object.kind} ${apiVersion}`, removedIn: removal.removedIn, at: evidence }],
      evidence,
    ),
  };
}
