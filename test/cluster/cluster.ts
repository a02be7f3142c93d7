import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dig } from '../../src/kernel/json.ts';
import { type Api, openApi } from './api.ts';
import { binariesFolder, NEWEST } from './binaries.ts';
import { type CertificatePair, issueCertificates, type Subject } from './certificates.ts';
import type { ClusterOptions } from './cluster-options.ts';
import { startEtcd, startServer } from './components.ts';
import { type Credential, type KubeconfigParts, kubeconfigText } from './kubeconfig.ts';
import { Supervisor } from './supervisor.ts';
import { startWorkers } from './workers.ts';

/** A running API server with its etcd, empty but for what an API server makes for itself. */
export interface Cluster {
  url: string;
  /** As /version tells it: `v1.37.2`. */
  version: string;
  /** PEM of the authority that issued the server's certificate and issues those of clients. */
  caCert: string;
  adminKubeconfig: string;
  /** As a member of system:masters. */
  admin: Api;
  /** With `etcdOverTcp`. */
  etcdUrl: string | undefined;
  /** The process that owns the others and clears up. */
  supervisor: Supervisor;
  issue(subject: Subject): CertificatePair;
  kubeconfig(credential: Credential, more?: Partial<KubeconfigParts>): string;
  /** A token that the API server issues for a service account, which must exist. */
  serviceAccountToken(namespace: string, name: string): Promise<string>;
  /** Kills the API server alone. */
  killServer(): Promise<void>;
  /** Kills everything and removes its folder. */
  stop(): Promise<void>;
}

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const supervisor = await Supervisor.open();
  try {
    return await startIn(supervisor, options);
  } catch (error) {
    await supervisor.close();
    throw error;
  }
}

async function startIn(supervisor: Supervisor, options: ClusterOptions): Promise<Cluster> {
  const { authority, issued } = issueCertificates([
    { commonName: 'kube-apiserver', hosts: ['127.0.0.1', 'localhost'] },
    { commonName: 'admin', organizations: ['system:masters'] },
  ]);
  const [server, adminPair] = issued as [CertificatePair, CertificatePair];
  writeSecrets(supervisor.folder, authority, server, options);
  const binary = join(binariesFolder(options.version ?? NEWEST), 'controlplane');
  const etcd = await startEtcd(supervisor, options.etcdOverTcp ?? false);
  const url = await startServer(supervisor, { binary, etcd, options, ca: authority.certificate });
  const admin = openApi({ url, ca: authority.certificate, as: adminPair });
  const kubeconfig: Cluster['kubeconfig'] = (credential, more) =>
    kubeconfigText({ url, ca: authority.certificate, credential, ...more });
  const adminKubeconfig = kubeconfig(adminPair);
  const version = String(dig(await admin.must('GET', '/version'), 'gitVersion'));
  note(version);
  await startWorkers(supervisor, binary, adminKubeconfig, options);
  return {
    url,
    version,
    caCert: authority.certificate,
    adminKubeconfig,
    admin,
    etcdUrl: etcd.address.startsWith('http') ? etcd.address : undefined,
    supervisor,
    issue: (subject) => issueCertificates([subject], authority).issued[0] as CertificatePair,
    kubeconfig,
    serviceAccountToken: (namespace, name) => tokenOf(admin, namespace, name),
    killServer: () => supervisor.kill('kube-apiserver'),
    async stop() {
      admin.close();
      await supervisor.close();
    },
  };
}

function writeSecrets(
  folder: string,
  authority: CertificatePair,
  server: CertificatePair,
  { tokens = [] }: ClusterOptions,
): void {
  const accounts = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const files = {
    'ca.crt': authority.certificate,
    'ca.key': authority.key,
    'server.crt': server.certificate,
    'server.key': server.key,
    'sa.pub': String(accounts.publicKey.export({ type: 'spki', format: 'pem' })),
    'sa.key': String(accounts.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    'tokens.csv': tokens
      .map(({ token, user, groups = [] }) => `${token},${user},${user},"${groups.join(',')}"\n`)
      .join(''),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
}

async function tokenOf(admin: Api, namespace: string, name: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const answer = await admin.must('POST', path, { spec: {} });
  return String(dig(answer, 'status', 'token'));
}

/** For the closing line of `npm test`, which tells what the tests really ran on. */
function note(version: string): void {
  const file = process.env.DEMARC_TEST_KUBERNETES;
  if (file !== undefined) appendFileSync(file, `${version}\n`);
}
