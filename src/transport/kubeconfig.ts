import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { UsageError } from '../kernel/usage-error.ts';

/** One context of a kubeconfig, ready to be connected to. */
export interface KubeContext {
  name: string;
  clusterName: string;
  server: string;
  current: boolean;
  config: KubeConfig;
  /** The program that gives the credential. */
  plugin?: string;
  /** The check of the server's certificate is switched off (`insecure-skip-tls-verify`). */
  unverified?: true;
}

/** Where contexts come from: named files, a text, or what kubectl would use. */
export interface KubeconfigChoice {
  files?: readonly string[] | undefined;
  text?: string | undefined;
  environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The contexts of the chosen kubeconfig; none where there is no kubeconfig at all. */
export async function loadContexts(choice: KubeconfigChoice): Promise<KubeContext[]> {
  if (choice.text !== undefined) {
    const text = choice.text;
    return contextsOf(await read('The kubeconfig', (config) => config.loadFromString(text)));
  }
  const files = choice.files ?? defaultFiles(choice.environment ?? process.env);
  const contexts: KubeContext[] = [];
  for (const file of files) {
    const config = await read(`The kubeconfig ${file}`, (empty) => empty.loadFromFile(file));
    // As kubectl merges files: the first that names a context wins.
    contexts.push(...contextsOf(config).filter(({ name }) => !contexts.some((known) => known.name === name)));
  }
  return contexts;
}

function defaultFiles(environment: Readonly<Record<string, string | undefined>>): string[] {
  const named = (environment.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  const candidates = named.length > 0 ? named : [join(environment.HOME ?? homedir(), '.kube', 'config')];
  return candidates.filter((file) => existsSync(file));
}

async function read(what: string, load: (config: KubeConfig) => void): Promise<KubeConfig> {
  const { emptyKubeConfig } = await import('./kube-config.ts');
  const config = emptyKubeConfig();
  try {
    load(config);
  } catch {
    // The parser's message quotes the file, and with it a key.
    throw new UsageError(
      'kubeconfig-unusable',
      `${what} cannot be read: it is missing, or not a kubeconfig in YAML or JSON. Check --kubeconfig or KUBECONFIG.`,
    );
  }
  return config;
}

function contextsOf(config: KubeConfig): KubeContext[] {
  const contexts: KubeContext[] = [];
  for (const context of config.contexts ?? []) {
    const cluster = config.clusters.find(({ name }) => name === context.cluster);
    if (cluster === undefined) continue;
    const plugin = pluginOf(config, context.user);
    contexts.push({
      name: context.name,
      clusterName: cluster.name,
      server: cluster.server,
      current: context.name === config.currentContext,
      config: withContext(config, context.name),
      ...(plugin !== undefined && { plugin }),
      ...(isUnverified(cluster) && { unverified: true }),
    });
  }
  return contexts;
}

function pluginOf(config: KubeConfig, user: string): string | undefined {
  const found = (config.users ?? []).find(({ name }) => name === user);
  const command = found?.exec?.command ?? found?.authProvider?.config?.exec?.command;
  return typeof command === 'string' ? command : undefined;
}

// Plain HTTP knows no certificates; there the library wants the same setting.
function isUnverified({ server, skipTLSVerify }: { server: string; skipTLSVerify?: boolean }): boolean {
  return skipTLSVerify === true && !/^http:/i.test(server);
}

function withContext(config: KubeConfig, context: string): KubeConfig {
  const copy = Object.create(config) as KubeConfig;
  copy.currentContext = context;
  return copy;
}

/** The contexts of a kubeconfig that came over the network: it may carry keys, not name programs, files or proxies. */
export async function contextsFromService(text: string): Promise<KubeContext[]> {
  const config = await read('The issued kubeconfig', (empty) => empty.loadFromString(text));
  const reachesOut =
    config.users.some(
      ({ exec, authProvider, certFile, keyFile }) =>
        exec !== undefined || authProvider !== undefined || certFile !== undefined || keyFile !== undefined,
    ) || config.clusters.some(({ proxyUrl, caFile }) => proxyUrl !== undefined || caFile !== undefined);
  if (reachesOut) {
    throw new UsageError(
      'kubeconfig-unusable',
      'The issued kubeconfig wants to run a program, read a file or use a proxy; it was not used.',
    );
  }
  return contextsOf(config);
}
