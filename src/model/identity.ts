import type { Evidence, Gap } from '../kernel/known.ts';

export const IDENTITY_KINDS = [
  'root-account',
  'ram-user',
  'ram-role',
  'service-account',
  'unlisted',
] as const;

/** What RAM says of the identity; `unknown` where its list was not wholly read. */
export const IDENTITY_STATES = ['deleted', 'in-recycle-bin', 'suspended', 'unknown', 'active'] as const;

export const ACCESS_KINDS = [
  'kubeconfig',
  'binding',
  'identity-mapping',
  'activity',
  /** A RAM role whose trust policy names the identity. */
  'trust-policy',
  /** RAM allows it to issue itself a kubeconfig or to grant rights in clusters. */
  'ram-policy',
  /** A RAM role that trusts the service account. */
  'rrsa',
  /** A client certificate that the cluster's own signer issued for its id. */
  'certificate',
] as const;

/** One way by which an identity gets, or will get again, into a cluster. */
export interface Access {
  kind: (typeof ACCESS_KINDS)[number];
  /** `null` for what belongs to the account and to no cluster. */
  cluster: string | null;
  clusterName?: string;
  /** What holds it: the kubeconfig's, binding's, mapping's or role's subject, as findings call it. */
  subject: string;
  /** `true` where it opens the cluster now, `false` where it does not, `null` where that was not read. */
  effective: boolean | null;
  /** The state or the right, as the API spells it: `Unexpired`, `ClusterRole/cluster-admin`. */
  detail: string;
  /** RFC 3339. */
  since?: string;
  expiresAt?: string;
  lastActivity?: string;
  evidence: Evidence[];
}

/** A human or program of the account, and every way by which it gets into a cluster. */
export interface Identity {
  /** UserId, RoleId or account id: 15 to 19 digits, a text; of a service account what findings call it. */
  id: string;
  kind: (typeof IDENTITY_KINDS)[number];
  name: string | null;
  state: (typeof IDENTITY_STATES)[number];
  console: boolean | null;
  mfa: boolean | null;
  activeKeys: number | null;
  access: Access[];
  /** The dangerous rights that it has in clusters. */
  reach: IdentityReach[];
}

export interface IdentityReach {
  cluster: string;
  /** Its id in the table of dangerous rights. */
  right: string;
  /** Absent for the whole cluster. */
  namespace?: string;
  /** The objects that it is limited to; absent where it is not. */
  names?: readonly string[];
}

/** Every identity that RAM lists or that a cluster names; what was not read may hide more. */
export interface IdentityView {
  account: string;
  snapshotTime: string;
  identities: Identity[];
  unread: Gap[];
}

/** "May I delete this identity in RAM?": yes only if nothing would stay and nothing was unread. */
export interface Preflight {
  identity: Identity;
  verdict: 'clear' | 'remains' | 'unknown';
  /** What would still let it in, or come back with its id, after the identity is deleted. */
  remains: Access[];
  /** Ways of which it was not read whether they are open. */
  undecided: Access[];
  /** Sources that may name further ways. */
  unread: Gap[];
}
