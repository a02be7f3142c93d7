import type { Json } from '../kernel/json.ts';
import type { Operation, Target } from '../operations/operation.ts';
import type { Answer, Reply } from './answer.ts';
import { isCredentialRejection } from './classify.ts';
import { type CredentialChoice, loadCredentials, rejectedCredentials } from './credentials.ts';
import {
  type EndpointOverride,
  endpointOf,
  HOME_REGION,
  isProjectName,
  isRegionId,
  projectHost,
  type Site,
} from './endpoints.ts';
import { createLimiter, type Limits } from './limiter.ts';
import { pagesOf } from './paging.ts';
import { assertInReadTable } from './read-table.ts';
import { pathOf, projectOf, queryOf } from './request.ts';
import { defaultRetries, type RetryBudget, type RetryPolicy, retryBudget, withRetries } from './retry.ts';
import { createSecrets } from './secrets.ts';
import { type Caller, createCaller } from './signed-call.ts';
import type { SignedRequest, Timeouts } from './signed-request.ts';
import { systemTiming, type Timing } from './timing.ts';

export interface CloudOptions {
  credentials?: CredentialChoice | undefined;
  site?: Site | undefined;
  /** Region of operations that no cluster's region decides. */
  region?: string | undefined;
  override?: EndpointOverride | undefined;
  limits?: Partial<Limits> | undefined;
  timeouts?: Partial<Timeouts> | undefined;
  /** For one fetch, all its pages and retries together. */
  fetchMs?: number | undefined;
  retries?: Partial<RetryPolicy> | undefined;
  budget?: RetryBudget | undefined;
  timing?: Timing | undefined;
  signal?: AbortSignal | undefined;
}

export interface CloudClient {
  /** @throws UsageError where the account refuses the credentials of the very first call, or on an abort. */
  call(operation: Operation, target: Target): AsyncGenerator<Answer>;
}

export const DEFAULT_RETRY_BUDGET = 200;
const FETCH_MS = 300_000;

export function createCloudClient(options: CloudOptions = {}): CloudClient {
  const send = createSender(options);
  const site = options.site ?? 'china';
  const home = options.region ?? HOME_REGION[site];
  return {
    async *call(operation, target) {
      assertInReadTable(operation);
      const { product, endpoint, name, version, style, method, throttling } = operation;
      const region = target.region ?? home;
      if (!isRegionId(region)) {
        yield { outcome: 'failed', page: 1, reason: 'a document names a region that cannot be one' };
        return;
      }
      const project = projectOf(operation, target);
      if (project !== undefined && !isProjectName(project)) {
        yield { outcome: 'failed', page: 1, reason: 'a document names a project that cannot be one' };
        return;
      }
      const where = { product, endpoint, site, project, override: options.override };
      // Without a region of its own, Security Center is asked at the account's site.
      const request: Omit<SignedRequest, 'query'> = {
        action: name,
        version,
        style,
        method,
        pathname: pathOf(operation, target),
        endpoint: endpointOf({ ...where, region: endpoint === 'security-center' ? target.region : region }),
        ...(project !== undefined && { virtualHost: projectHost(project, region) }),
      };
      const base = queryOf(operation, target, region);
      const fetch = send.begin(throttling);
      yield* pagesOf(operation, (paging) => fetch({ ...request, query: { ...base, ...paging } }));
    },
  };
}

/** Signed requests with limits, retries and deadlines; what may be asked is decided by its users. */
export interface Sender {
  /** One fetch: its requests share a deadline. */
  begin(group: string): (request: SignedRequest) => Promise<Reply<Json>>;
}

export function createSender(options: CloudOptions): Sender {
  const timing = options.timing ?? systemTiming();
  const policy = { ...defaultRetries, ...options.retries };
  const budget = options.budget ?? retryBudget(DEFAULT_RETRY_BUDGET);
  const limiter = createLimiter({ concurrency: 4, ...options.limits }, timing);
  const call = firstRejectionStops(createCaller(once(() => callerParts(options))));
  return {
    begin(group) {
      const deadline = timing.now() + (options.fetchMs ?? FETCH_MS);
      const how = { policy, budget, timing, deadline, signal: options.signal };
      return (request) => withRetries(() => limiter.run(group, () => call.call(request)), how);
    },
  };
}

async function callerParts(options: CloudOptions) {
  const secrets = createSecrets();
  const credential = await loadCredentials(options.credentials ?? {}, secrets);
  return { credential, secrets, timeouts: { connectMs: 10_000, readMs: 30_000, ...options.timeouts } };
}

/** A key that was never accepted is the user's to mend; one that stops being accepted is an outcome. */
function firstRejectionStops(caller: Caller): Caller {
  let accepted = false;
  return {
    async call(request) {
      const reply = await caller.call(request);
      if (reply.ok) accepted = true;
      else if (isCredentialRejection(reply.refusal.code)) {
        if (!accepted) throw rejectedCredentials(reply.refusal.code);
      } else if (reply.refusal.outcome === 'denied' || reply.refusal.outcome === 'absent') accepted = true;
      return reply;
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
