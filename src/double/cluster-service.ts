import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { dig } from '../kernel/json.ts';
import type { LoggedRequest } from './cloud-service.ts';
import type { Fault, Faults } from './faults.ts';
import type { Fleet } from './fleet.ts';
import type { FleetIndex } from './fleet-index.ts';
import type { Incoming } from './incoming.ts';
import { status, understand } from './kubernetes-lists.ts';
import type { KubernetesReply } from './kubernetes-reply.ts';
import { send } from './respond.ts';

export interface ClusterParts {
  fleet: Fleet;
  index: FleetIndex;
  faults: Faults;
  log: LoggedRequest[];
  token: string;
}

/** The API servers of the fleet's clusters, all behind one address. */
export async function answerCluster(
  incoming: Incoming,
  response: ServerResponse,
  parts: ClusterParts,
): Promise<void> {
  const [, , cluster = '', ...rest] = incoming.path.split('/');
  const lists = parts.fleet.kubernetes.get(cluster);
  // An unreachable API server: nobody answers.
  if (lists === undefined) {
    response.destroy();
    return;
  }
  const version = `v${String(dig(parts.index.document('cs/DescribeClusterDetail', [cluster]), 'current_version') ?? '1.33.3-aliyun.1')}`;
  const asked = understand(
    `/${rest.join('/')}`,
    new Map(incoming.query),
    lists,
    version,
    incoming.headers.accept,
  );
  const source = asked?.source ?? 'kubernetes/unknown';
  const page = asked?.page ?? 1;
  const say = (reply: KubernetesReply, fault?: Fault) => {
    parts.log.push({ source, ids: [cluster], page, httpStatus: reply.httpStatus });
    const gzip = (incoming.headers['accept-encoding'] ?? '').includes('gzip');
    send(response, { httpStatus: reply.httpStatus, body: reply.body, headers: reply.headers, fault, gzip });
  };
  if (incoming.headers.authorization !== `Bearer ${parts.token}`)
    return say(status(401, 'Unauthorized', 'Unauthorized'));
  if (incoming.method !== 'GET') return say(status(405, 'MethodNotAllowed', 'the double is only read from'));
  if (asked === undefined)
    return say(status(404, 'NotFound', 'the server could not find the requested resource'));
  const fault = parts.faults.take(source, [cluster], page);
  if (fault?.kind === 'slow') await wait(fault.milliseconds);
  say(refusalOf(source, cluster, fault, parts.index) ?? asked.reply(fault), fault);
}

function refusalOf(
  source: string,
  cluster: string,
  fault: Fault | undefined,
  index: FleetIndex,
): KubernetesReply | undefined {
  const plural = source.slice('kubernetes/'.length);
  switch (fault?.kind) {
    case 'denied':
      return status(
        403,
        'Forbidden',
        `${plural} is forbidden: User "2000000000000000001" cannot list resource "${plural}"`,
      );
    case 'absent':
      return status(404, 'NotFound', 'the server could not find the requested resource');
    case 'server-error':
      return status(500, 'InternalError', 'an error on the server has prevented the request from succeeding');
    case 'throttled':
      return status(429, 'TooManyRequests', 'too many requests', {
        'retry-after': String(fault.retryAfterSeconds ?? 1),
      });
    default:
  }
  const refused = index.refusal(source, [cluster]);
  return refused === undefined ? undefined : status(refused.httpStatus, refused.code, refused.message);
}
