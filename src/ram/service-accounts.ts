import { type Condition, type Context, formOf } from './condition.ts';
import type { Evaluation } from './evaluate.ts';
import type { Policy, Statement } from './policy.ts';
import { type Trustee, trusteesOf, trusts } from './trust.ts';

/** How a part of `system:serviceaccount:<namespace>:<name>` is bounded. */
export type Bound = 'exact' | 'pattern' | 'any';

/** One alternative of the subjects that a statement trusts. */
export interface Subject {
  pattern: string;
  namespace: Bound;
  name: Bound;
}

/** Which service accounts of one identity provider a statement trusts (RRSA). */
export interface TrustedServiceAccounts {
  /** The ARN of the OIDC provider; that of a cluster is named `ack-rrsa-<cluster id>`. */
  provider: string;
  /** Undefined where no condition bounds `oidc:sub`: every service account of the provider. */
  subjects: readonly Subject[] | undefined;
  /** Undefined where no condition bounds it. */
  audiences: readonly string[] | undefined;
  issuers: readonly string[] | undefined;
  /** Conditions that bound it further in ways that are not evaluated here. */
  others: readonly Condition[];
  statement: Statement;
}

/**
 * What a trust policy says of service accounts. The form of the conditions is the one of
 * https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-rrsa-to-authorize-pods-to-access-different-cloud-services
 * and of ack-ram-tool (`rrsa associate-role`): `oidc:iss`, `oidc:aud`, `oidc:sub`.
 */
export function trustedServiceAccounts(trust: Policy): TrustedServiceAccounts[] {
  return trusteesOf(trust).named.filter(isOfOidc).map(toServiceAccounts);
}

/** `*` under Federated and the bare `*` let every provider in. */
function isOfOidc({ kind, value }: Trustee): boolean {
  return kind === 'oidc-provider' || kind === 'anyone' || (kind === 'other' && value.includes('*'));
}

function toServiceAccounts({ value, statement }: Trustee): TrustedServiceAccounts {
  const bounds = statement.conditions.flatMap((condition) => boundOf(condition) ?? []);
  const on = (key: string) => bounds.find((bound) => bound.condition.key === key);
  const subject = narrowest(bounds.filter(({ condition }) => condition.key === 'oidc:sub'));
  const used = new Set([subject?.condition, on('oidc:aud')?.condition, on('oidc:iss')?.condition]);
  return {
    provider: value,
    subjects: subject?.condition.values.map((pattern) => toSubject(pattern, subject.isPattern)),
    audiences: on('oidc:aud')?.condition.values,
    issuers: on('oidc:iss')?.condition.values,
    others: statement.conditions.filter((condition) => !used.has(condition)),
    statement,
  };
}

interface BoundOf {
  condition: Condition;
  isPattern: boolean;
}

const EXACT = /^(?:For(?:AnyValue|AllValues):)?StringEquals(?:IgnoreCase)?(?:IfExists)?$/;

/** A condition that lists what is let in; a token of a service account always carries these claims. */
function boundOf(condition: Condition): BoundOf | undefined {
  if (EXACT.test(condition.operator)) return { condition, isPattern: false };
  const form = formOf(condition.operator);
  const isLike = form !== undefined && /StringLike/.test(condition.operator);
  return isLike ? { condition, isPattern: true } : undefined;
}

const WIDTH: Record<Bound, number> = { exact: 0, pattern: 1, any: 2 };

/** Several conditions on one key all have to hold: the narrowest bounds best. */
function narrowest(bounds: readonly BoundOf[]): BoundOf | undefined {
  const widthOf = ({ condition, isPattern }: BoundOf) =>
    Math.max(
      ...condition.values.map((value) => {
        const { namespace, name } = toSubject(value, isPattern);
        return WIDTH[namespace] * 3 + WIDTH[name];
      }),
    );
  return [...bounds].sort((a, b) => widthOf(a) - widthOf(b))[0];
}

function toSubject(pattern: string, isPattern: boolean): Subject {
  if (!isPattern || !/[*?]/.test(pattern)) return { pattern, namespace: 'exact', name: 'exact' };
  const parts = pattern.split(':');
  // A star that stands for a colon takes the rest with it.
  if (parts.length !== 4 || /[*?]/.test(`${parts[0]}${parts[1]}`)) return { pattern, ...crossing(parts) };
  return { pattern, namespace: boundOfPart(parts[2] ?? ''), name: boundOfPart(parts[3] ?? '') };
}

function crossing(parts: readonly string[]): { namespace: Bound; name: Bound } {
  const [system, account, namespace = '*'] = parts;
  const leads = system === 'system' && account === 'serviceaccount';
  return { namespace: leads ? boundOfPart(namespace) : 'any', name: 'any' };
}

function boundOfPart(part: string): Bound {
  if (/^\*+$/.test(part)) return 'any';
  return /[*?]/.test(part) ? 'pattern' : 'exact';
}

/** The audience that pods of a cluster with RRSA present. */
const RRSA_AUDIENCE = 'sts.aliyuncs.com';

export interface ServiceAccountOf {
  /** The ARN of the cluster's OIDC provider. */
  provider: string;
  issuer?: string;
  namespace: string;
  name: string;
}

/** Whether a service account may become the role: its token and the trust policy decide alone. */
export function trustsServiceAccount(trust: Policy, account: ServiceAccountOf): Evaluation {
  const context = new Map([
    ['oidc:sub', [`system:serviceaccount:${account.namespace}:${account.name}`]],
    ['oidc:aud', [RRSA_AUDIENCE]],
  ]);
  if (account.issuer !== undefined) context.set('oidc:iss', [account.issuer]);
  return trusts(trust, { kind: 'federated', provider: account.provider }, context satisfies Context);
}
