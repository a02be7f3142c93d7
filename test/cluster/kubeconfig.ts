import type { JsonObject } from '../../src/kernel/json.ts';
import type { CertificatePair } from './certificates.ts';

/** How a kubeconfig says who one is. */
export type Credential = CertificatePair | { token: string } | { exec: JsonObject } | { none: true };

export interface KubeconfigParts {
  url: string;
  /** PEM; undefined leaves the trust to the system. */
  ca?: string | undefined;
  credential: Credential;
  /** Further members of the cluster, such as proxy-url. */
  cluster?: JsonObject;
  /** The cluster's and the context's name: the id of an ACK cluster leads Demarc to it. */
  name?: string;
}

/** A kubeconfig of one context, in JSON, which is YAML too. */
export function kubeconfigText({
  url,
  ca,
  credential,
  cluster = {},
  name = 'test',
}: KubeconfigParts): string {
  const trust = ca === undefined ? {} : { 'certificate-authority-data': base64(ca) };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: url, ...trust, ...cluster } }],
    users: [{ name: 'user', user: userOf(credential) }],
    contexts: [{ name, context: { cluster: name, user: 'user' } }],
    'current-context': name,
  });
}

function userOf(credential: Credential): JsonObject {
  if ('certificate' in credential) {
    const { certificate, key } = credential;
    return { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) };
  }
  if ('token' in credential) return { token: credential.token };
  return 'exec' in credential ? { exec: credential.exec } : {};
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
