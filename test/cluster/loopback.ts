import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CertificatePair } from './certificates.ts';

export interface Stoppable {
  stop(): Promise<void>;
}

export interface Proxy extends Stoppable {
  url: string;
  /** `host:port` of each tunnel that was asked for. */
  connections: string[];
}

/** An HTTP proxy that tunnels, as companies have them. */
export async function startProxy(): Promise<Proxy> {
  const connections: string[] = [];
  const tunnels = new Set<Duplex>();
  const server = createServer();
  server.on('connect', (request: IncomingMessage, near: Socket, head: Buffer) => {
    const target = request.url ?? '';
    connections.push(target);
    const { hostname, port } = new URL(`http://${target}`);
    const far = connect(Number(port), hostname, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      far.pipe(near).pipe(far);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      tunnels.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => tunnels.delete(one));
    }
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    connections,
    stop() {
      for (const tunnel of tunnels) tunnel.destroy();
      return close(server);
    },
  };
}

export interface Listener extends Stoppable {
  url: string;
  /** How many have come. */
  requests(): number;
  /** Settles when the first has come. */
  asked: Promise<void>;
  /** Answers those that were held, and holds no more. */
  release(): void;
}

/** A server that shows a certificate; it answers at once, or holds each request until it is told. */
export async function listenOn(
  { certificate, key }: CertificatePair,
  manner: 'answer' | 'hold' = 'answer',
): Promise<Listener> {
  let requests = 0;
  const first = Promise.withResolvers<void>();
  let holds = manner === 'hold';
  const held: ServerResponse[] = [];
  const server = createSecureServer({ cert: certificate, key }, (_request, response) => {
    requests++;
    first.resolve();
    if (holds) held.push(response);
    else response.end('{}');
  });
  const url = `https://127.0.0.1:${await listen(server)}`;
  return {
    url,
    requests: () => requests,
    asked: first.promise,
    release() {
      holds = false;
      for (const response of held.splice(0)) response.end('{}');
    },
    stop: () => close(server),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function close(server: Server & { closeAllConnections?(): void }): Promise<void> {
  server.closeAllConnections?.();
  return new Promise((resolve) => server.close(() => resolve()));
}
