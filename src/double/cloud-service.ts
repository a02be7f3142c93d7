import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Json } from '../kernel/json.ts';
import type { Fault, Faults } from './faults.ts';
import type { FleetIndex } from './fleet-index.ts';
import type { Incoming } from './incoming.ts';
import { isLogService, routeLogService } from './log-service.ts';
import { cutPage, type Window, windowOf } from './pages.ts';
import { spoil, withQuirks } from './quirks.ts';
import { type DoubleRefusal, refusal } from './refusal.ts';
import { absence, denial, refusalBody, send } from './respond.ts';
import { type Routed, route } from './route.ts';
import type { Verifier } from './signature.ts';

/** What the double remembers of a request: never a header, never a query. */
export interface LoggedRequest {
  source: string;
  ids: string[];
  page: number;
  httpStatus: number;
}

export interface CloudParts {
  index: FleetIndex;
  faults: Faults;
  verifier: Verifier;
  log: LoggedRequest[];
  /** Answers the one operation that is not in the read table: issuing a kubeconfig. */
  issueKubeconfig(cluster: string, query: ReadonlyMap<string, string>): Json | undefined;
}

/** How a request ends: with a refusal or with a body. */
type Decision = Pick<LoggedRequest, 'source' | 'ids' | 'page'> & { fault?: Fault | undefined } & (
    | { refusal: DoubleRefusal }
    | { body: Json }
  );

export async function answerCloud(
  incoming: Incoming,
  response: ServerResponse,
  parts: CloudParts,
): Promise<void> {
  const decision = await decide(incoming, parts);
  const { source, ids, page } = decision;
  if ('body' in decision) {
    parts.log.push({ source, ids, page, httpStatus: 200 });
    send(response, { httpStatus: 200, body: decision.body, fault: decision.fault });
    return;
  }
  const { httpStatus, headers } = decision.refusal;
  parts.log.push({ source, ids, page, httpStatus });
  const style = isLogService(incoming) ? 'log' : incoming.path === '/' ? 'RPC' : 'ROA';
  const body = refusalBody(decision.refusal, style, [source, ...ids].join('\n'));
  send(response, { httpStatus, body, headers });
}

async function decide(incoming: Incoming, parts: CloudParts): Promise<Decision> {
  const nowhere = { source: 'unknown', ids: [], page: 1 };
  const unverified = parts.verifier.verify(incoming);
  if (unverified !== undefined) return { ...nowhere, refusal: unverified };
  if (incoming.headers['x-acs-action'] === 'DescribeClusterUserKubeconfig') return issue(incoming, parts);
  const routed = isLogService(incoming) ? routeLogService(incoming) : route(incoming);
  if ('refusal' in routed) return { ...nowhere, refusal: routed.refusal };
  const { source, ids } = routed;
  const window = windowOf(routed);
  if ('refusal' in window) return { source, ids, page: 1, refusal: window.refusal };
  const { page } = window;
  const fault = parts.faults.take(source, ids, page);
  if (fault?.kind === 'slow') await wait(fault.milliseconds);
  const refused = refusalOf(routed, fault) ?? parts.index.refusal(source, ids);
  if (refused !== undefined) return { source, ids, page, refusal: refused };
  const whole = parts.index.document(source, ids);
  if (whole === undefined) return { source, ids, page, refusal: absence(routed.operation) };
  return { source, ids, page, fault, body: documentOf(whole, routed, window, fault) };
}

function documentOf(whole: Json, routed: Routed, window: Window, fault: Fault | undefined): Json {
  return spoil(withQuirks(cutPage(whole, routed, window), routed, window.page), routed, fault, window);
}

function refusalOf({ operation }: Routed, fault: Fault | undefined): DoubleRefusal | undefined {
  switch (fault?.kind) {
    case 'denied':
      return denial(operation);
    case 'absent':
      return absence(operation);
    case 'server-error':
      return refusal(500, 'InternalError', 'The request processing has failed due to some unknown error.');
    case 'throttled': {
      const message = 'Request was denied due to user flow control.';
      if (fault.as === 400) return refusal(400, 'Throttling.User', message);
      return refusal(429, 'Throttling', message, {
        'x-acs-retry-after': String(fault.retryAfterSeconds ?? 1),
      });
    }
    default:
      return undefined;
  }
}

function issue(incoming: Incoming, parts: CloudParts): Decision {
  const source = 'cs/DescribeClusterUserKubeconfig';
  const cluster = /^\/k8s\/([^/]+)\/user_config$/.exec(incoming.path)?.[1];
  const asked = { source, ids: cluster === undefined ? [] : [cluster], page: 1 };
  if (cluster === undefined) {
    return { ...asked, refusal: refusal(404, 'InvalidApi.NotFound', 'Specified path is not found.') };
  }
  if (parts.faults.take(source, [cluster], 1)?.kind === 'denied') {
    const message = 'RAM policy Forbidden for action cs:DescribeClusterUserKubeconfig';
    return { ...asked, refusal: refusal(403, 'StatusForbidden', message) };
  }
  const body = parts.issueKubeconfig(cluster, new Map(incoming.query));
  if (body === undefined) {
    return { ...asked, refusal: refusal(404, 'ErrorClusterNotFound', 'cluster not found') };
  }
  return { ...asked, body };
}
