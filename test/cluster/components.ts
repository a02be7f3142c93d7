import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { binariesFolder, NEWEST } from './binaries.ts';
import type { ClusterOptions } from './cluster-options.ts';
import type { Supervised, Supervisor } from './supervisor.ts';

const TRIES = 5;
// Two seconds on a quiet machine; others may be building beside it.
const READY_WITHIN_MS = 90_000;

export interface Etcd {
  /** Where the API server finds it. */
  address: string;
  process: Supervised;
}

export async function startEtcd(supervisor: Supervisor, overTcp: boolean): Promise<Etcd> {
  const { folder } = supervisor;
  const client = overTcp ? `http://127.0.0.1:${await freePort()}` : `unix://${folder}/etcd.sock`;
  const peer = `unix://${folder}/peer.sock`;
  const started = await supervisor.start('etcd', [
    // One etcd serves the older minor too.
    join(binariesFolder(NEWEST), 'controlplane'),
    'etcd',
    `--data-dir=${folder}/etcd`,
    '--unsafe-no-fsync',
    '--log-level=warn',
    '--quota-backend-bytes=8589934592',
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ]);
  return { address: client, process: started };
}

export interface ServerParts {
  binary: string;
  etcd: Etcd;
  options: ClusterOptions;
  ca: string;
}

/** Answers its address once it is ready. */
export async function startServer(supervisor: Supervisor, parts: ServerParts): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    // It cannot choose its port itself, and a free one can be lost before it listens.
    const port = await (parts.options.choosePort ?? freePort)();
    const command = [parts.binary, 'kube-apiserver', ...serverFlags(supervisor.folder, port, parts)];
    // A quarter less processor time for 100 MB more memory.
    const server = await supervisor.start('kube-apiserver', command, ['GOGC=400']);
    const url = `https://127.0.0.1:${port}`;
    if (await isReady(url, parts, server)) return url;
    if (parts.etcd.process.hasEnded()) throw new Error(`etcd has ended: ${supervisor.said('etcd')}`);
    const said = supervisor.said('kube-apiserver');
    if (attempt === TRIES || !/address already in use/.test(said))
      throw new Error(
        `the API server did not start (${server.hasEnded() ? await server.ended : 'late'}): ${said}`,
      );
  }
}

function serverFlags(folder: string, port: number, { etcd, options }: ServerParts): string[] {
  const { authorization = 'Node,RBAC', tokens = [], flags = [] } = options;
  return [
    `--etcd-servers=${etcd.address}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    '--tls-cert-file=server.crt',
    '--tls-private-key-file=server.key',
    '--client-ca-file=ca.crt',
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-account-key-file=sa.pub',
    '--service-account-signing-key-file=sa.key',
    `--authorization-mode=${authorization}`,
    // Off by default, on in ACK: the pods of the sample fleet need it.
    '--allow-privileged=true',
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=172.21.0.0/20',
    ...(tokens.length > 0 ? ['--token-auth-file=tokens.csv'] : []),
    ...flags,
  ];
}

/** False where it, or its etcd, ended before. */
async function isReady(url: string, { ca, etcd }: ServerParts, server: Supervised): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!server.hasEnded() && !etcd.process.hasEnded() && Date.now() < deadline) {
    if (await answersOk(`${url}/readyz`, ca)) return true;
    await wait(20);
  }
  return false;
}

function answersOk(url: string, ca: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const asked = request(url, { ca, agent: false, timeout: 5000 }, (response) => {
    response.resume();
    resolve(response.statusCode === 200);
  });
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => resolve(false));
  asked.end();
  return promise;
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
