import type { Row } from '../table.ts';
import type { CredentialPlace } from './secret.ts';

/** An object in which credentials stand where more people read than read Secrets: a ConfigMap; of a Secret, its annotations. */
export interface CredentialHolder extends Row {
  cluster: string;
  kind: 'ConfigMap' | 'Secret';
  namespace: string;
  name: string;
  credentials: readonly CredentialPlace[];
}
