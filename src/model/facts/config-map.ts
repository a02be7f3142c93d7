import type { Row } from '../table.ts';
import type { CredentialPlace } from './secret.ts';

/** A ConfigMap, as far as it holds credentials. */
export interface ConfigMap extends Row {
  cluster: string;
  namespace: string;
  name: string;
  credentials: readonly CredentialPlace[];
}
