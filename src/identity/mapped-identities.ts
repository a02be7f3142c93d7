import type { Known } from '../kernel/known.ts';
import type { IdentityMapping } from '../model/facts/identity-mapping.ts';
import type { Tables } from '../model/tables.ts';

const ARN = /^acs:ram::([^:]*):(?:(root)|(user|role)\/(.+)|assumed-role\/(.+)\/[^/]+)$/i;

/** The RAM identities that a mapping of ack-ram-authenticator lets in; one that RAM does not list goes by its ARN. */
export function mappedIdentities(
  { arn }: IdentityMapping,
  tables: Tables,
): { id: string; name: string | null }[] {
  if (!arn.known) return [];
  const found = ARN.exec(arn.value.trim());
  if (found === null) return [{ id: arn.value, name: null }];
  const [, account = '', root, kind, name, assumed] = found;
  if (root !== undefined) return [{ id: account, name: null }];
  const own = account === (tables.account.rows[0]?.scope.account ?? '');
  const table = kind?.toLowerCase() === 'user' ? tables.ramUsers : tables.ramRoles;
  const pattern = (name ?? assumed ?? '').toLowerCase();
  const matching = own ? table.rows.filter((row) => isNamed(row.name, pattern)) : [];
  if (matching.length > 0)
    return matching.map((row) => ({ id: row.id, name: row.name.known ? row.name.value : null }));
  const deleted = own
    ? issuedTo(pattern, kind?.toLowerCase() === 'user' ? 'RamUser' : 'RamRole', tables)
    : [];
  return deleted.length > 0 ? deleted : [{ id: arn.value, name: name ?? assumed ?? null }];
}

/** RAM has forgotten a deleted identity; ACK still knows the id of whom it issued a kubeconfig to. */
function issuedTo(pattern: string, type: string, tables: Tables): { id: string; name: string | null }[] {
  const issued = tables.kubeconfigs.rows.filter(
    ({ accountType, accountName }) =>
      accountType.known && accountType.value === type && isNamed(accountName, pattern),
  );
  const ids = new Map(issued.map(({ accountId, accountName }) => [accountId, accountName]));
  return [...ids].map(([id, name]) => ({ id, name: name.known ? name.value : null }));
}

/** The authenticator compares in lower case, and a star at the end stands for anything. */
function isNamed(name: Known<string>, pattern: string): boolean {
  if (!name.known) return false;
  const star = pattern.indexOf('*');
  const own = name.value.toLowerCase();
  return star < 0 ? own === pattern : own.startsWith(pattern.slice(0, star));
}
