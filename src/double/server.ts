import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { queryPairs } from './canonical.ts';
import { answerCloud, type LoggedRequest } from './cloud-service.ts';
import { answerCluster } from './cluster-service.ts';
import { createFaults, type FaultSwitch } from './faults.ts';
import type { Fleet } from './fleet.ts';
import { indexFleet } from './fleet-index.ts';
import type { AccessKey, Incoming } from './incoming.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { createVerifier } from './signature.ts';

export interface DoubleOptions {
  faults?: readonly { source: string; ids?: readonly string[]; fault: FaultSwitch }[];
  accessKey?: AccessKey;
  /** For the age of signatures. */
  now?: () => number;
}

export interface Double {
  /** `127.0.0.1:PORT`; speaks plain HTTP. */
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
  /** Contexts for every cluster whose API server is reachable. */
  kubeconfig(): string;
  setFault(source: string, fault: FaultSwitch | undefined, ids?: readonly string[]): void;
  /** What was asked, in order. */
  log: readonly LoggedRequest[];
  close(): Promise<void>;
}

/** Serves a fleet as Alibaba Cloud and its clusters would, on a free port of loopback. */
export async function startDouble(fleet: Fleet, options: DoubleOptions = {}): Promise<Double> {
  const key = options.accessKey ?? { id: `LTAI5t${letters(16)}`, secret: letters(30) };
  const token = letters(40);
  const faults = createFaults();
  for (const { source, ids, fault } of options.faults ?? []) faults.set(source, fault, ids);
  const log: LoggedRequest[] = [];
  const index = indexFleet(fleet);
  const verifier = createVerifier([key], options.now ?? Date.now);
  const issueKubeconfig = (cluster: string) =>
    fleet.kubernetes.has(cluster)
      ? { config: kubeconfigText(fleet, endpoint, token, [cluster]), expiration: fleet.time }
      : undefined;
  const server = createServer((request, response) => {
    void receive(request)
      .then((incoming) =>
        incoming.path.startsWith('/clusters-api/')
          ? answerCluster(incoming, response, { fleet, index, faults, log, token })
          : answerCloud(incoming, response, { index, faults, verifier, log, issueKubeconfig }),
      )
      // A request that cannot be understood at all gets no answer.
      .catch(() => response.destroy());
  });
  const endpoint = await listen(server);
  return {
    endpoint,
    accessKeyId: key.id,
    accessKeySecret: key.secret,
    ...(key.securityToken === undefined ? {} : { securityToken: key.securityToken }),
    kubeconfig: () => kubeconfigText(fleet, endpoint, token),
    setFault: faults.set,
    log,
    close: () => close(server),
  };
}

async function receive(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = '/', rawQuery = ''] = (request.url ?? '/').split('?', 2);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const body = Buffer.concat(chunks);
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return {
    method: request.method ?? 'GET',
    path,
    query: queryPairs(rawQuery),
    headers,
    body,
    form: isForm ? queryPairs(body.toString('utf8')) : [],
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

function letters(count: number): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  return [...randomBytes(count)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
