import { parseInstant } from '../../kernel/time.ts';
import type { IdentityMapping } from '../../model/facts/identity-mapping.ts';
import type { Kubeconfig } from '../../model/facts/kubeconfig.ts';
import type { RamRole } from '../../model/facts/ram-role.ts';
import type { RamUser } from '../../model/facts/ram-user.ts';
import type { Trail } from '../../model/facts/trail.ts';
import type { Scope } from '../../model/scope.ts';
import { ACCOUNT, CLUSTER, clusterScope, known } from './rows.ts';

// Identities and their kubeconfigs, with nothing wrong in them.

export const ALICE = '200000000000000001';
export const DEPLOYER = '300000000000000001';

const at = { source: 'test/Document', ids: [], path: '' } as const;
const accountScope: Scope = { kind: 'account', account: ACCOUNT };

/** An instant as facts hold it. */
export function instant(text: string): number {
  const value = parseInstant(text);
  if (value === undefined) throw new Error(`not an instant: ${text}`);
  return value;
}

/** Alice's kubeconfig, in force for another hundred days. */
export function kubeconfig(changes: Partial<Kubeconfig> = {}): Kubeconfig {
  const accountId = changes.accountId ?? ALICE;
  return {
    id: `${CLUSTER}/${accountId}`,
    subject: `${CLUSTER}/Kubeconfig/${accountId}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    accountId,
    accountName: known('alice'),
    accountType: known('RamUser'),
    accountState: known('Active'),
    certState: known('Unexpired'),
    expiresAt: known(instant('2027-02-28T08:00:00Z')),
    cloudService: false,
    activeLately: known(true),
    lastActivity: known(instant('2026-11-19T08:00:00Z')),
    ...changes,
  };
}

/** A user with a password, a second factor and a key in use. */
export function ramUser(changes: Partial<RamUser> = {}): RamUser {
  return {
    id: ALICE,
    subject: ALICE,
    scope: accountScope,
    at,
    name: known('alice'),
    createdAt: known(instant('2025-01-10T08:00:00Z')),
    lastLogin: known(instant('2026-11-18T08:00:00Z')),
    consoleLogin: known(true),
    mfa: known(true),
    keyStates: known(['Active']),
    ...changes,
  };
}

export function ramRole(changes: Partial<RamRole> = {}): RamRole {
  return {
    id: DEPLOYER,
    subject: DEPLOYER,
    scope: accountScope,
    at,
    name: known('deployer'),
    arn: known(`acs:ram::${ACCOUNT}:role/deployer`),
    ...changes,
  };
}

/** A trail that records every event of every region. */
export function trail(changes: Partial<Trail> = {}): Trail {
  return {
    id: 'audit',
    subject: 'audit',
    scope: accountScope,
    at,
    name: 'audit',
    status: known('Enable'),
    logging: known(true),
    events: known('All'),
    regions: known('All'),
    ...changes,
  };
}

export function identityMapping(changes: Partial<IdentityMapping> = {}): IdentityMapping {
  return {
    id: `${CLUSTER}/alice`,
    subject: `${CLUSTER}/RAMIdentityMapping.ramauthenticator.k8s.alibabacloud/alice`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    name: 'alice',
    arn: known(`acs:ram::${ACCOUNT}:user/alice`),
    username: known('alice'),
    groups: known(['shop:developers']),
    ...changes,
  };
}

/** The account itself, as the subject of a check. */
export const accountRow = { id: ACCOUNT, subject: ACCOUNT, scope: accountScope, at };
