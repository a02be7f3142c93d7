import type { AccessReviewSpec } from '../../src/rbac/access-review.ts';

export type WorldRule = Record<string, readonly string[]>;

export interface WorldSubject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}

/** An RBAC object that an API server accepts. */
export interface WorldObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  rules?: WorldRule[];
  aggregationRule?: { clusterRoleSelectors: Record<string, unknown>[] };
  subjects?: WorldSubject[];
  roleRef?: { apiGroup: string; kind: string; name: string };
}

export interface World {
  seed: number;
  /** Have to be there before the objects. */
  namespaces: readonly string[];
  objects: WorldObject[];
  /** SubjectAccessReview specs that an API server accepts. */
  questions: AccessReviewSpec[];
}
