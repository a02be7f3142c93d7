import type { Condition } from './condition.ts';

/** A list of patterns, or everything but what they match (`NotAction`, `NotResource`, `NotPrincipal`). */
export interface Patterns {
  values: readonly string[];
  allBut: boolean;
}

/** Whom a trust policy is about. `everyone` stands for the bare `*`. */
export interface Principals {
  everyone: boolean;
  ram: readonly string[];
  services: readonly string[];
  federated: readonly string[];
  allBut: boolean;
}

export type Effect = 'Allow' | 'Deny';

/** One statement that could be read in full. */
export interface Statement {
  effect: Effect;
  actions: Patterns;
  /** Absent in trust policies, whose resource is the role itself. */
  resources?: Patterns;
  conditions: readonly Condition[];
  /** Trust policies only. */
  principals?: Principals;
  /** Where it stands in the document, as an RFC 6901 pointer. */
  path: string;
}

/** A statement, or a document, of which it cannot be told what it says. It may allow and it may deny. */
export interface UnclearStatement {
  unclear: string;
  /** The only effect it can have, where that much is known. */
  effect?: Effect;
  path: string;
}

/** A policy document as far as it could be read; nothing of it is left out. */
export interface Policy {
  statements: readonly (Statement | UnclearStatement)[];
}
