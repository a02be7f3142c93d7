import type { Row } from '../table.ts';

/** An object that brings a secret from a store outside the cluster: an ExternalSecret or a SecretProviderClass. */
export interface SecretStoreObject extends Row {
  cluster: string;
  /** `ExternalSecret.external-secrets.io` */
  kind: string;
}
