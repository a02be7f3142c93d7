export const SCOPE_KINDS = ['account', 'cluster', 'node-pool', 'node', 'virtual-node', 'pod'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** What a cell is resolved for. `?` as an id stands for the scopes of a list that could not be read. */
export interface Scope {
  kind: ScopeKind;
  account: string;
  region?: string;
  cluster?: string;
  clusterName?: string;
  nodePool?: string;
  nodePoolName?: string;
  /** The Kubernetes node name (an ECS instance id where the node has not joined). */
  node?: string;
  instance?: string;
  /** `namespace/name`. */
  pod?: string;
}

export const UNREAD_ID = '?';

/** A key that tells scopes apart, whatever names stand beside their ids. */
export function scopeKey(scope: Scope): string {
  const id = scope.pod ?? scope.node ?? scope.nodePool ?? '';
  return `${scope.kind}\n${scope.cluster ?? ''}\n${id}`;
}

/** `c0aa`, `c0aa/np0bb`, `c0aa/cn-hangzhou.192.168.0.10`: what a person types after `demarc who`. */
export function scopeName(scope: Scope): string {
  if (scope.kind === 'account') return scope.account;
  const inner = scope.pod ?? scope.node ?? scope.nodePool;
  return inner === undefined ? (scope.cluster ?? UNREAD_ID) : `${scope.cluster ?? UNREAD_ID}/${inner}`;
}
