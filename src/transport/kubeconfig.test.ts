import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contextsFromService, loadContexts } from './kubeconfig.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-'));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const kubeconfig = (name: string, user: object = { token: 'secret-token' }) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: `${name}-cluster`, cluster: { server: `https://${name}.example:6443` } }],
    users: [{ name: 'user', user }],
    contexts: [{ name, context: { cluster: `${name}-cluster`, user: 'user' } }],
    'current-context': name,
  });

const outline = (contexts: { name: string; server: string; current: boolean }[]) =>
  contexts.map(({ name, server, current }) => [name, server, current]);

describe('src/transport/kubeconfig.ts', () => {
  it('merges the files of KUBECONFIG; the first that names a context wins', async () => {
    const files = [
      file('a', kubeconfig('a')),
      file('b', kubeconfig('b')),
      file('c', kubeconfig('a').replace('a.example', 'other.example')),
    ];
    expect(outline(await loadContexts({ environment: { KUBECONFIG: files.join(delimiter) } }))).toEqual([
      ['a', 'https://a.example:6443', true],
      ['b', 'https://b.example:6443', true],
    ]);
  });

  it('finds none where there is no kubeconfig', async () => {
    expect(await loadContexts({ environment: { HOME: '/nonexistent' } })).toEqual([]);
  });

  it('gives each context its own credential', async () => {
    const [context] = await loadContexts({ text: kubeconfig('a') });
    const options: { headers?: Record<string, string> } = {};
    await context?.config.applyToHTTPSOptions(options);
    expect(options.headers).toEqual({ Authorization: 'Bearer secret-token' });
  });

  it.each([
    ['a file that is missing', '/nonexistent/kubeconfig'],
    ['a file that is no kubeconfig', file('bad', 'users: [{name: "secret-token')],
  ])('says what is wrong with %s, and quotes nothing of it', async (_name, path) => {
    const error = await loadContexts({ files: [path] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'UsageError',
      code: 'kubeconfig-unusable',
      message: expect.stringContaining(path),
    });
    expect(String(error)).not.toContain('secret-token');
  });

  it.each([
    [
      'a program',
      { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'sh', interactiveMode: 'Never' } },
    ],
    ['a file', { 'client-certificate': '/etc/passwd', 'client-key': '/etc/passwd' }],
  ])('does not let an issued kubeconfig name %s', async (_name, user) => {
    await expect(contextsFromService(kubeconfig('a', user))).rejects.toMatchObject({
      code: 'kubeconfig-unusable',
    });
  });

  it('takes an issued kubeconfig with keys in it', async () => {
    expect(outline(await contextsFromService(kubeconfig('a')))).toEqual([
      ['a', 'https://a.example:6443', true],
    ]);
  });

  it('tells whose program gives the credential, and that a certificate is not checked', async () => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: '/opt/bin/ack-login',
      interactiveMode: 'Never',
    };
    const skipping = kubeconfig('a', { exec }).replace(
      '"server":',
      '"insecure-skip-tls-verify":true,"server":',
    );
    const [context] = await loadContexts({ text: skipping });
    expect([context?.plugin, context?.unverified]).toEqual(['/opt/bin/ack-login', true]);
    // Over plain HTTP there is no certificate, and the library wants the same setting.
    const [plain] = await loadContexts({ text: skipping.replace('https:', 'http:') });
    expect(plain?.unverified).toBeUndefined();
    const [usual] = await loadContexts({ text: kubeconfig('a') });
    expect([usual?.plugin, usual?.unverified]).toEqual([undefined, undefined]);
  });
});
