import type { Json } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A Secret without its values: they never get as far as a snapshot. */
export interface Secret extends Row {
  cluster: string;
  namespace: string;
  name: string;
  type: Known<string>;
  createdAt: Known<number>;
  /** For a token of a service account: whose it is; empty where the object does not say. */
  serviceAccount: string;
  /** When the certificate of `tls.crt` ends (epoch ms); `absent` where there is no such key. */
  certificateEnds: Known<number>;
  /** cert-manager renews its certificate. */
  renewed: boolean;
  /** Shapes of credentials in its values, where the source kept them. */
  credentials: readonly CredentialPlace[];
}

/** A value that had the shape of a credential, and where it stood. */
export interface CredentialPlace {
  /** Pointer below the object. */
  path: string;
  /** What stands there: the redactor's marker, or a text with it inside. */
  value: Json;
  shapes: readonly string[];
  /** SHA-256 of the AccessKey id in it. */
  keyIdHash?: string;
}
