/** What may go wrong with a source; switched on per source, or per source and ids. */
export type Fault =
  | { kind: 'denied' }
  | { kind: 'absent' }
  /** The first `times` requests are told to slow down, as HTTP 429 or as HTTP 400 `Throttling.User`. */
  | { kind: 'throttled'; times: number; as?: 429 | 400; retryAfterSeconds?: number }
  /** The connection ends in the middle of the body. */
  | { kind: 'cut' }
  /** The body is not JSON. */
  | { kind: 'garbled' }
  | { kind: 'slow'; milliseconds: number }
  | { kind: 'server-error' }
  /** The list is a string. */
  | { kind: 'wrong-type' }
  /** The list is not there; or, by its name, another top-level member. */
  | { kind: 'missing-field'; field?: string }
  /** There is a next page by the count, and the service does not give it. */
  | { kind: 'truncated-paging' }
  /** Kubernetes discovery: the server behind a group does not answer; or the old form, group by group. */
  | { kind: 'stale'; group: string }
  | { kind: 'plain' }
  /** Kubernetes: the continue token has expired, `times` times; the answer may carry a token to go on with. */
  | { kind: 'gone'; times: number; withToken?: boolean };

/** Only pages from this one on are affected. */
export type FaultSwitch = Fault & { fromPage?: number };

export interface Faults {
  set(source: string, fault: FaultSwitch | undefined, ids?: readonly string[]): void;
  /** The fault that applies to this request now; counting ones are used up by it. */
  take(source: string, ids: readonly string[], page: number): Fault | undefined;
}

export function createFaults(): Faults {
  const faults = new Map<string, { fault: FaultSwitch; taken: number }>();
  return {
    set(source, fault, ids) {
      const key = keyOf(source, ids);
      if (fault === undefined) faults.delete(key);
      else faults.set(key, { fault, taken: 0 });
    },
    take(source, ids, page) {
      const state = faults.get(keyOf(source, ids)) ?? faults.get(source);
      if (state === undefined || page < (state.fault.fromPage ?? 1)) return undefined;
      const { fault } = state;
      if (fault.kind !== 'throttled' && fault.kind !== 'gone') return fault;
      // An expired token is met only by a request that carries one.
      if (fault.kind === 'gone' && page === 1) return undefined;
      return state.taken++ < fault.times ? fault : undefined;
    },
  };
}

function keyOf(source: string, ids: readonly string[] | undefined): string {
  return ids === undefined || ids.length === 0 ? source : [source, ...ids].join('\n');
}
