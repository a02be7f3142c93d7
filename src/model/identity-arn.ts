import type { Known } from '../kernel/known.ts';

/** Whom an ARN in a mapping of ack-ram-authenticator, or in a trust policy, stands for. */
export interface IdentityArn {
  account: string;
  kind: 'user' | 'role' | 'root';
  /** As written; empty for the account itself. */
  name: string;
}

// The authenticator reads ARNs in any case, as policies do not (src/ram/arn.ts).
const ARN = /^acs:ram::([^:]*):(?:(root)|(user|role)\/(.+)|assumed-role\/(.+)\/[^/]+)$/i;

/** `acs:ram::<account>:user/alice`, `…:role/ops`, `…:assumed-role/ops/<session>`, `…:root`. */
export function parseIdentityArn(text: string): IdentityArn | undefined {
  const found = ARN.exec(text.trim());
  if (found === null) return undefined;
  const [, account = '', root, kind, name, assumed] = found;
  if (root !== undefined) return { account, kind: 'root', name: '' };
  const isUser = kind?.toLowerCase() === 'user';
  return { account, kind: isUser ? 'user' : 'role', name: name ?? assumed ?? '' };
}

/**
 * Whether the name in an ARN is or may be that of an identity; undefined where that has none. The
 * authenticator compares in lower case, and a star at the end stands for anything.
 */
export function isNamedBy({ name: pattern }: IdentityArn, name: Known<string>): boolean | undefined {
  if (!name.known) return undefined;
  const wanted = pattern.toLowerCase();
  const star = wanted.indexOf('*');
  const own = name.value.toLowerCase();
  return star < 0 ? own === wanted : own.startsWith(wanted.slice(0, star));
}
