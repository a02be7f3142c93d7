import type { SubjectReach } from '../model/facts/subject-reach.ts';
import type { IdentityReach } from '../model/identity.ts';
import { ramUidOf } from '../model/ram-uid.ts';
import type { Tables } from '../model/tables.ts';

/** What the dangerous rights of a subject of a cluster are, as the view of an identity tells them. */
export function toReach({ cluster, rights }: SubjectReach): IdentityReach[] {
  // Everything includes the rest.
  const everything = rights.filter(
    ({ right, namespace, names }) => right === 'superuser' && namespace === '' && names.length === 0,
  );
  return (everything.length > 0 ? everything : rights).map(({ right, namespace, names }) => ({
    cluster,
    right,
    ...(namespace !== '' && { namespace }),
    ...(names.length > 0 && { names }),
  }));
}

/** By RAM id, the dangerous rights of the users that it is in the clusters. */
export function reachOfRamIdentities(tables: Tables): Map<string, IdentityReach[]> {
  const found = new Map<string, IdentityReach[]>();
  for (const row of tables.reach.rows) {
    const uid = row.kind === 'User' ? ramUidOf(row.name)?.uid : undefined;
    if (uid !== undefined) found.set(uid, [...(found.get(uid) ?? []), ...toReach(row)]);
  }
  return found;
}
