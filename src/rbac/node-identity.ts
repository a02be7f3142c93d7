import type { Subject } from './access-review.ts';

const NODE = 'system:node:';

/**
 * Whether the Node authoriser takes the subject for a node.
 * Kubernetes: pkg/auth/nodeidentifier/default.go
 */
export function isNode({ user = '', groups = [] }: Subject): boolean {
  return user.startsWith(NODE) && user.length > NODE.length && groups.includes('system:nodes');
}
