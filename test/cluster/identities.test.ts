import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.ts';
import { needs } from '../outside.ts';
import { minorsToRun } from './binaries.ts';
import { issueCertificates } from './certificates.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { load } from './load.ts';
import { listenOn, type Stoppable, startProxy } from './loopback.ts';
import { namesIn, outcomeOf, pagesOf, readerFor, told } from './reading.ts';

// ACK writes the uid of the RAM user, a dash and a number into CN, and the groups into O.
const UID = '204567890123456789';
const DAY_MS = 24 * 3600 * 1000;
const RBAC = 'rbac.authorization.k8s.io';

const binding = (name: string, ...subjects: JsonObject[]): JsonObject => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'readers' },
  subjects,
});
const user = (name: string): JsonObject => ({ apiGroup: RBAC, kind: 'User', name });
const group = (name: string): JsonObject => ({ apiGroup: RBAC, kind: 'Group', name });

const world: JsonObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  ...['default', 'reader', 'nobody'].map((name) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: 'shop' },
  })),
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { containers: [{ name: 'c', image: 'nginx' }] },
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: 'readers' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }],
  },
  binding('by-user', user(`${UID}-1690000000`), user('token-user')),
  binding('by-group', group('ops:readers')),
  binding('by-service-account', { kind: 'ServiceAccount', namespace: 'shop', name: 'reader' }),
];

for (const minor of minorsToRun()) {
  needs(`controlplane ${minor}`, `test/cluster/identities: Kubernetes ${minor}`, () => {
    let cluster: Cluster;
    let folder: string;
    const stopping: Stoppable[] = [];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'demarc-identities-'));
      cluster = await startCluster({
        version: minor,
        tokens: [{ token: 'canary-of-token-user', user: 'token-user' }],
      });
      expect((await load(cluster, world)).refused).toEqual([]);
    }, 180_000);
    afterAll(async () => {
      for (const { stop } of stopping) await stop();
      rmSync(folder, { recursive: true, force: true });
      await cluster?.stop();
    });

    const ackUser = (number: string, organizations: string[] = ['system:users'], validity = {}) =>
      cluster.issue({ commonName: `${UID}-${number}`, organizations, ...validity });
    const forbidden = (name: string) =>
      `denied 403 | the permission is missing (HTTP 403: pods is forbidden: User "${name}" cannot list resource "pods" in API group "" at the cluster scope)`;
    const unauthorized = /^denied 401 \| the API server does not accept the credential.*Unauthorized\)$/;

    describe('client certificates', () => {
      it('reads as the user that CN names', async () => {
        const { reader } = await readerFor(cluster.kubeconfig(ackUser('1690000000')));
        const pods = await pagesOf(reader, 'pods');
        expect([pods.map(told), namesIn(pods)]).toEqual([['read'], ['web']]);
      });

      it('reads as a member of each group that an O names', async () => {
        const certificate = ackUser('1700000000', ['system:users', 'ops:readers', 'ops:others']);
        expect(await outcomeOf(cluster.kubeconfig(certificate))).toBe('read');
      });

      it('is denied where no binding names the user, whose name differs by the number alone', async () => {
        expect(await outcomeOf(cluster.kubeconfig(ackUser('1699999999')))).toBe(
          forbidden(`${UID}-1699999999`),
        );
      });

      it.each([
        ['has expired', { notAfter: new Date(Date.now() - DAY_MS) }],
        ['is not valid yet', { notBefore: new Date(Date.now() + DAY_MS) }],
      ])('is not accepted when it %s', async (_name, validity) => {
        const certificate = ackUser('1690000000', ['system:users'], validity);
        expect(await outcomeOf(cluster.kubeconfig(certificate))).toMatch(unauthorized);
      });

      it('is not accepted when another authority issued it', async () => {
        const { issued } = issueCertificates([{ commonName: `${UID}-1690000000` }]);
        expect(await outcomeOf(cluster.kubeconfig(issued[0] ?? { none: true }))).toMatch(unauthorized);
      });
    });

    describe('tokens', () => {
      it('reads with the token of a service account', async () => {
        const token = await cluster.serviceAccountToken('shop', 'reader');
        expect(await outcomeOf(cluster.kubeconfig({ token }))).toBe('read');
      });

      it('is denied with that of a service account without rights', async () => {
        const token = await cluster.serviceAccountToken('shop', 'nobody');
        expect(await outcomeOf(cluster.kubeconfig({ token }))).toBe(
          forbidden('system:serviceaccount:shop:nobody'),
        );
      });

      it('is not accepted once the service account is deleted', async () => {
        const account = {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'gone', namespace: 'shop' },
        };
        await load(cluster, [account]);
        const token = await cluster.serviceAccountToken('shop', 'gone');
        await cluster.admin.must('DELETE', '/api/v1/namespaces/shop/serviceaccounts/gone');
        expect(await outcomeOf(cluster.kubeconfig({ token }))).toMatch(unauthorized);
      });

      it('reads with a bearer token', async () => {
        expect(await outcomeOf(cluster.kubeconfig({ token: 'canary-of-token-user' }))).toBe('read');
      });

      it('is not accepted with a wrong one', async () => {
        expect(await outcomeOf(cluster.kubeconfig({ token: 'wrong' }))).toMatch(unauthorized);
      });

      it('is denied as anonymous without any credential', async () => {
        expect(await outcomeOf(cluster.kubeconfig({ none: true }))).toBe(forbidden('system:anonymous'));
      });
    });

    describe('credential plug-ins', () => {
      /** A plug-in as a kubeconfig names it, and the script it is. */
      function plugin(name: string, script: string): { exec: JsonObject } {
        const command = join(folder, name);
        writeFileSync(command, `#!/bin/sh\n${script}\n`);
        chmodSync(command, 0o755);
        const apiVersion = 'client.authentication.k8s.io/v1';
        return { exec: { apiVersion, command, interactiveMode: 'Never' } };
      }
      const printing = (name: string, status: JsonObject) =>
        plugin(
          name,
          `cat <<'END'\n${JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status })}\nEND`,
        );

      it('reads with the token that a plug-in prints', async () => {
        const exec = printing('token', { token: 'canary-of-token-user' });
        expect(await outcomeOf(cluster.kubeconfig(exec))).toBe('read');
      });

      it('reads with the certificate that a plug-in prints', async () => {
        const { certificate, key } = ackUser('1690000000');
        const exec = printing('certificate', { clientCertificateData: certificate, clientKeyData: key });
        expect(await outcomeOf(cluster.kubeconfig(exec))).toBe('read');
      });

      it.each([
        ['fails', 'echo canary-of-plugin; exit 3'],
        ['prints no credential', 'echo canary-of-plugin'],
      ])('fails, and repeats nothing of it, where a plug-in %s', async (name, script) => {
        const outcome = await outcomeOf(cluster.kubeconfig(plugin(name.replaceAll(' ', '-'), script)));
        expect(outcome).toMatch(/^failed \| /);
        expect(outcome).toContain('plug-in');
        expect(outcome).not.toContain('canary');
      });

      it('fails where the plug-in is not there', async () => {
        const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: '/nonexistent/plug-in' };
        expect(await outcomeOf(cluster.kubeconfig({ exec: { ...exec, interactiveMode: 'Never' } }))).toMatch(
          /^failed \| .*plug-in/,
        );
      });
    });

    describe('the way to the server', () => {
      const reading = () => ackUser('1690000000');

      it('reads through an HTTP proxy', async () => {
        const proxy = await startProxy();
        stopping.push(proxy);
        const kubeconfig = cluster.kubeconfig(reading(), { cluster: { 'proxy-url': proxy.url } });
        expect(await outcomeOf(kubeconfig)).toBe('read');
        expect(proxy.connections[0]).toBe(new URL(cluster.url).host);
      });

      it('fails where the proxy is not there, and does not go round it', async () => {
        const kubeconfig = cluster.kubeconfig(reading(), { cluster: { 'proxy-url': 'http://127.0.0.1:1' } });
        expect(await outcomeOf(kubeconfig)).toMatch(/^failed \| the connection was refused \(ECONNREFUSED\)/);
      });

      it('takes the authority from a file', async () => {
        const file = join(folder, 'ca.crt');
        writeFileSync(file, cluster.caCert);
        const kubeconfig = cluster.kubeconfig(reading(), {
          ca: undefined,
          cluster: { 'certificate-authority': file },
        });
        expect(await outcomeOf(kubeconfig)).toBe('read');
      });

      it.each([
        ['another authority', () => issueCertificates([]).authority.certificate],
        ['only those of the system', () => undefined],
      ])('does not trust the server with %s', async (_name, ca) => {
        expect(await outcomeOf(cluster.kubeconfig(reading(), { ca: ca() }))).toMatch(
          /^failed \| the server's certificate is not trusted \([A-Z_]+\)/,
        );
      });

      it('does not trust a certificate for another host', async () => {
        const kubeconfig = cluster.kubeconfig(reading(), { cluster: { 'tls-server-name': 'other.example' } });
        expect(await outcomeOf(kubeconfig)).toMatch(
          /^failed \| the server's certificate is for another host/,
        );
      });

      it('does not trust a certificate that has expired', async () => {
        const expired = cluster.issue({
          commonName: 'kube-apiserver',
          hosts: ['127.0.0.1'],
          notAfter: new Date(Date.now() - DAY_MS),
        });
        const server = await listenOn(expired);
        stopping.push(server);
        expect(await outcomeOf(cluster.kubeconfig(reading(), { url: server.url }))).toMatch(
          /^failed \| the server's certificate has expired \(CERT_HAS_EXPIRED\)/,
        );
        expect(server.requests()).toBe(0);
      });

      it('reads unchecked where the kubeconfig says so, and tells that it did', async () => {
        const unchecked = { ca: undefined, cluster: { 'insecure-skip-tls-verify': true } };
        const { reader } = await readerFor(cluster.kubeconfig(reading(), unchecked));
        expect((await pagesOf(reader, 'pods')).map(told)).toEqual(['read']);
        expect(told(await reader.version())).toMatch(/^read \| .*insecure-skip-tls-verify/);
      });
    });
  });
}
