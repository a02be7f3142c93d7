import { dig, isObject, type Json } from '../../kernel/json.ts';
import { type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import type { ClusterGrant, UserPermissions } from '../facts/user-permissions.ts';
import { createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { completenessFrom } from './cluster-lists.ts';
import { gapOf, type Reading } from './reading.ts';

const PERMISSIONS = 'cs/DescribeUserPermission';

/** What Container Service has granted to each identity it was asked about. */
export function normaliseUserPermissions(reading: Reading, tables: Tables): Table<UserPermissions> {
  const account = reading.header.account;
  const names = new Map<string, string>();
  for (const user of [...tables.ramUsers.rows, ...tables.ramRoles.rows])
    if (user.name.known) names.set(user.id, user.name.value);
  const rows = reading.requests(PERMISSIONS).flatMap((ids): UserPermissions[] => {
    const uid = ids[0];
    if (uid === undefined) return [];
    return [
      {
        id: uid,
        subject: uid,
        scope: { kind: 'account', account },
        at: { source: PERMISSIONS, ids, path: '' },
        name: names.get(uid) ?? uid,
        grants: grantsOf(reading, ids),
      },
    ];
  });
  const gaps = unasked(reading, tables, new Set(rows.map(({ id }) => id)));
  return createTable(rows, completenessFrom(gaps, rows.length > 0));
}

/** Identities that were not asked about, and lists in which more may stand. */
function unasked(reading: Reading, tables: Tables, asked: ReadonlySet<string>): Gap[] {
  const { ramUsers, kubeconfigs, clusters } = tables;
  // Roles are asked about where they hold a kubeconfig.
  const holders = kubeconfigs.rows.flatMap((row) => (row.cloudService ? [] : [row.accountId]));
  const missing = new Set(
    [...ramUsers.rows.map(({ id }) => id), ...holders].filter((uid) => !asked.has(uid)),
  );
  return [
    ...ramUsers.completeness().gaps,
    ...clusters.completeness().gaps,
    ...clusters.rows.flatMap(({ id }) => kubeconfigs.completeness(id).gaps),
    ...[...missing].sort().flatMap((uid) => reading.gaps(PERMISSIONS, [uid])),
  ];
}

function grantsOf(reading: Reading, ids: readonly string[]): Known<readonly ClusterGrant[]> {
  const { items, completeness } = reading.list(PERMISSIONS, ids);
  const [gap] = completeness.gaps;
  if (gap !== undefined) return unseen(gap);
  const grants = items.map(({ value }) => toGrant(value));
  const odd = grants.indexOf(undefined);
  if (odd >= 0)
    return unseen(gapOf(PERMISSIONS, ids, 'failed', `permission ${odd} names no resource or no role`));
  const whole = items.map(({ value }) => value);
  return seen(grants as ClusterGrant[], { source: PERMISSIONS, ids, path: '', value: whole });
}

function toGrant(value: Json): ClusterGrant | undefined {
  const resource = dig(value, 'resource_id');
  const role = dig(value, 'role_type');
  if (!isObject(value) || typeof resource !== 'string' || typeof role !== 'string') return undefined;
  if (resource === '' || role === '') return undefined;
  const [cluster = '', ...namespace] = resource.split('/');
  const owner = value.is_owner === 1 || value.is_owner === '1' || value.is_owner === true;
  return { cluster, namespace: namespace.join('/'), role, owner };
}
