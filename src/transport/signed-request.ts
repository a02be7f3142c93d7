import type { CredentialSource } from './credentials.ts';
import type { Endpoint } from './endpoints.ts';
import type { Secrets } from './secrets.ts';

/** One request, ready to be signed and sent. */
export interface SignedRequest {
  action: string;
  version: string;
  style: 'ROA' | 'RPC';
  method: 'GET' | 'POST';
  pathname: string;
  query: Record<string, string>;
  endpoint: Endpoint;
  /** The host that names a project of Simple Log Service, which also has a signature of its own. */
  virtualHost?: string;
}

export interface Timeouts {
  connectMs: number;
  readMs: number;
}

export interface CallerParts {
  credential: CredentialSource;
  secrets: Secrets;
  timeouts: Timeouts;
}
