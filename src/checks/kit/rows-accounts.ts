import type { AccessKey } from '../../model/facts/access-key.ts';
import type { AccountSecurity, PasswordPolicy } from '../../model/facts/account-security.ts';
import type { RecycledUser } from '../../model/facts/recycled-user.ts';
import type { ClusterGrant, UserPermissions } from '../../model/facts/user-permissions.ts';
import type { Scope } from '../../model/scope.ts';
import { ACCOUNT, CLUSTER, known } from './rows.ts';
import { ALICE, instant } from './rows-identities.ts';

// The account and what its identities hold, with nothing wrong in it.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const scope: Scope = { kind: 'account', account: ACCOUNT };

/** Thirty days old, used two days ago. */
export function accessKey(changes: Partial<AccessKey> = {}): AccessKey {
  const keyIdHash = changes.keyIdHash ?? 'aa'.repeat(32);
  return {
    id: `alice/sha256:${keyIdHash}`,
    subject: `alice/AccessKey/sha256:${keyIdHash.slice(0, 12)}`,
    scope,
    at,
    user: 'alice',
    keyIdHash,
    status: known('Active'),
    createdAt: known(instant('2026-10-21T08:00:00Z')),
    lastUsed: known(instant('2026-11-18T08:00:00Z')),
    ...changes,
  };
}

export function recycledUser(id: string, changes: Partial<RecycledUser> = {}): RecycledUser {
  return { id, subject: id, scope, at, name: known('tom@example.onaliyun.com'), ...changes };
}

/** Exactly what the benchmark asks for. */
export function passwordPolicy(changes: Partial<PasswordPolicy> = {}): PasswordPolicy {
  return {
    minimumLength: known(14),
    lowercase: known(true),
    uppercase: known(true),
    numbers: known(true),
    symbols: known(true),
    maximumAge: known(90),
    reusePrevention: known(5),
    maximumAttempts: known(5),
    ...changes,
  };
}

export function accountSecurity(changes: Partial<AccountSecurity> = {}): AccountSecurity {
  return {
    id: ACCOUNT,
    subject: ACCOUNT,
    scope,
    at,
    rootMfa: known(true),
    rootAccessKeys: known(0),
    passwordPolicy: passwordPolicy(),
    ...changes,
  };
}

export function clusterGrant(changes: Partial<ClusterGrant> = {}): ClusterGrant {
  return { cluster: CLUSTER, namespace: '', role: 'dev', owner: false, ...changes };
}

/** Alice develops in one cluster. */
export function userPermissions(
  grants: readonly ClusterGrant[] = [clusterGrant()],
  changes: Partial<UserPermissions> = {},
): UserPermissions {
  return { id: ALICE, subject: ALICE, scope, at, name: 'alice', grants: known(grants), ...changes };
}
