import type { Known } from '../../kernel/known.ts';

export interface RamArn {
  account: string;
  kind: 'user' | 'role' | 'root';
  /** In lower case, as the authenticator compares; empty for the account itself. */
  name: string;
}

const ARN = /^acs:ram::([^:]*):(?:(root)|(user|role)\/(.+)|assumed-role\/(.+)\/[^/]+)$/i;

/** `acs:ram::<account>:user/alice`, `…:role/ops`, `…:assumed-role/ops/<session>`, `…:root`. */
export function arnOf(text: string): RamArn | undefined {
  const found = ARN.exec(text.trim());
  if (found === null) return undefined;
  const [, account = '', root, kind, name, assumed] = found;
  if (root !== undefined) return { account, kind: 'root', name: '' };
  const isUser = kind?.toLowerCase() === 'user';
  return { account, kind: isUser ? 'user' : 'role', name: (name ?? assumed ?? '').toLowerCase() };
}

/** Whether the name, in which `*` stands for anything, is or may be that of an identity. */
export function names(pattern: string, name: Known<string>): boolean | undefined {
  if (!name.known) return undefined;
  const star = pattern.indexOf('*');
  const own = name.value.toLowerCase();
  return star < 0 ? own === pattern : own.startsWith(pattern.slice(0, star));
}
