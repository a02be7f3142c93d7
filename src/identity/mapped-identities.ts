import type { Known } from '../kernel/known.ts';
import type { IdentityMapping } from '../model/facts/identity-mapping.ts';
import { type IdentityArn, isNamedBy, parseIdentityArn } from '../model/identity-arn.ts';
import { mapKnown } from '../model/normalise/fields.ts';
import type { Tables } from '../model/tables.ts';

interface NamedIdentity {
  id: string;
  name: string | null;
}

/** The RAM identities that a mapping of ack-ram-authenticator lets in. */
export function mappedIdentities({ arn }: IdentityMapping, tables: Tables): NamedIdentity[] {
  return arn.known ? identitiesOf(arn.value, tables) : [];
}

/** The RAM identities that an ARN stands for; one that RAM does not list goes by its ARN. */
export function identitiesOf(text: string, tables: Tables): NamedIdentity[] {
  const arn = parseIdentityArn(text);
  if (arn === undefined) return [{ id: text, name: null }];
  if (arn.kind === 'root') return [{ id: arn.account, name: null }];
  const own = arn.account === (tables.account.rows[0]?.scope.account ?? '');
  const known = own ? listed(arn, tables) : [];
  const found = own && known.length === 0 ? issuedTo(arn, tables) : known;
  return found.length > 0 ? found : [{ id: text, name: arn.name }];
}

function listed(arn: IdentityArn, { ramUsers, ramRoles, recycledUsers }: Tables): NamedIdentity[] {
  const there = matching(arn, arn.kind === 'user' ? ramUsers.rows : ramRoles.rows);
  if (there.length > 0 || arn.kind === 'role') return there;
  // The recycle bin gives the logon name, `<UserName>@<account>.onaliyun.com`.
  const bin = recycledUsers.rows.map(({ id, name }) => ({
    id,
    name: mapKnown(name, (text) => text.split('@')[0] ?? text),
  }));
  return matching(arn, bin);
}

/** RAM has forgotten a deleted identity; ACK still knows the id of whom it issued a kubeconfig to. */
function issuedTo(arn: IdentityArn, { kubeconfigs }: Tables): NamedIdentity[] {
  const type = arn.kind === 'user' ? 'RamUser' : 'RamRole';
  const issued = kubeconfigs.rows.filter(
    ({ accountType }) => accountType.known && accountType.value === type,
  );
  const rows = new Map(issued.map(({ accountId: id, accountName: name }) => [id, { id, name }]));
  return matching(arn, [...rows.values()]);
}

function matching(arn: IdentityArn, rows: readonly { id: string; name: Known<string> }[]): NamedIdentity[] {
  return rows
    .filter(({ name }) => isNamedBy(arn, name) === true)
    .map(({ id, name }) => ({ id, name: name.known ? name.value : null }));
}
