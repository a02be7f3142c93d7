import type { Gap } from '../../kernel/known.ts';
import {
  type Bearing,
  bearingOf,
  decide,
  type Evaluation,
  type RamRequest,
  unreadBearing,
} from '../../ram/evaluate.ts';
import type { Policy } from '../../ram/policy.ts';
import type { HeldPolicy, RamRights } from '../facts/ram-rights.ts';

/** Whether an identity may do something, and what would have to be read to tell. */
export interface MayDo extends Evaluation {
  request: RamRequest;
  /** What was not read and could change an unknown decision; empty for the others. */
  gaps: readonly Gap[];
  /** The policies that decide of which only the documented meaning is known. */
  inferred: readonly string[];
}

/**
 * `account` asks what is granted across the account; `anywhere` also asks within resource groups, where
 * nothing that is read rules a grant out: an implicit denial is then unknown.
 */
export type Within = 'account' | 'anywhere';

/** What an identity's own policies and those of its groups make of a request. */
export function mayDo(rights: RamRights, request: RamRequest, within: Within = 'anywhere'): MayDo {
  const bearings = [
    ...rights.policies.map((held) => bearingOfHeld(held, request)),
    ...rights.missing.map(({ source, reason }) => unreadBearing(source, reason)),
  ];
  const { decision, because } = decide(bearings);
  if (decision === 'implicit-deny' && within === 'anywhere') {
    return { request, decision: 'unknown', because, gaps: [rights.inResourceGroups], inferred: [] };
  }
  const named = new Set(because.map(({ policy }) => policy));
  const inferred = rights.policies.filter(({ name, policy }) => isInferred(policy) && named.has(name));
  return {
    ...{ request, decision, because },
    gaps: decision === 'unknown' ? gapsOf(rights) : [],
    inferred: [...new Set(inferred.map(({ name }) => name))],
  };
}

function isInferred(policy: HeldPolicy['policy']): boolean {
  return policy.known && policy.inferred !== undefined;
}

function gapsOf(rights: RamRights): Gap[] {
  return [
    ...rights.missing,
    ...rights.policies.flatMap(({ policy }) => (policy.known ? [] : [policy.because])),
  ];
}

/** Many identities hold the same policy, and the same question is put to each of them. */
const answered = new WeakMap<Policy, Map<string, Bearing>>();

function bearingOfHeld({ name, policy }: HeldPolicy, request: RamRequest): Bearing {
  if (!policy.known) return unreadBearing(name, policy.because.reason);
  if (request.context !== undefined) return bearingOf(name, policy.value, request);
  let ofPolicy = answered.get(policy.value);
  if (ofPolicy === undefined) {
    ofPolicy = new Map();
    answered.set(policy.value, ofPolicy);
  }
  const key = `${name}\n${request.action}\n${request.resource ?? ''}`;
  let bearing = ofPolicy.get(key);
  if (bearing === undefined) {
    bearing = bearingOf(name, policy.value, request);
    ofPolicy.set(key, bearing);
  }
  return bearing;
}
