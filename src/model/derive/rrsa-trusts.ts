import type { Gap } from '../../kernel/known.ts';
import { parseRamArn } from '../../ram/arn.ts';
import { trustedServiceAccounts } from '../../ram/service-accounts.ts';
import type { RamRights } from '../facts/ram-rights.ts';
import type { RrsaTrust } from '../facts/rrsa-trust.ts';
import { createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';

type Sources = Pick<Tables, 'ramRights' | 'ramRoles'>;

/** RRSA gives the provider of a cluster this name. */
const PROVIDER = /^oidc-provider\/ack-rrsa-(.+)$/;

/** Which service accounts the roles of the account let in. A role whose trust was not read leaves it partial. */
export function deriveRrsaTrusts(tables: Sources): Table<RrsaTrust> {
  const gaps: Gap[] = [...tables.ramRoles.completeness().gaps];
  const rows: RrsaTrust[] = [];
  for (const role of tables.ramRights.by('kind', 'role')) {
    if (role.trust?.known) rows.push(...trustsOf(role, gaps));
    else if (role.trust !== undefined) gaps.push(role.trust.because);
  }
  const complete = tables.ramRoles.completeness().state === 'complete' && gaps.length === 0;
  return createTable(rows, { state: complete ? 'complete' : rows.length > 0 ? 'partial' : 'none', gaps });
}

function trustsOf(role: RamRights, gaps: Gap[]): RrsaTrust[] {
  if (!role.trust?.known) return [];
  const { value: trust, at } = role.trust;
  for (const statement of trust.statements) {
    if (!('unclear' in statement)) continue;
    const path = at.path;
    gaps.push({ source: at.source, ids: at.ids, outcome: 'failed', path, reason: statement.unclear });
  }
  return trustedServiceAccounts(trust).map((trusted): RrsaTrust => {
    const cluster = PROVIDER.exec(parseRamArn(trusted.provider)?.rest ?? '')?.[1];
    const { subject, scope, name } = role;
    const row = {
      id: `${role.id}${trusted.statement.path} ${trusted.provider}`,
      ...{ subject, scope, at: { source: at.source, ids: at.ids, path: at.path } },
      ...{ role: role.id, roleName: name, trusted },
    };
    return cluster === undefined ? row : { ...row, cluster };
  });
}
