import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One installed component of a cluster. */
export interface Addon extends Row {
  cluster: string;
  name: string;
  /** `active`, `updating`, `upgrading`, `deleting`. */
  state: Known<string>;
  /** The installed version. */
  version: Known<string>;
  /** It runs on ACK's side, not in the cluster. */
  managed: Known<boolean>;
  newerVersions: Known<readonly NewerAddonVersion[]>;
}

export interface NewerAddonVersion {
  version: string;
  /** The oldest cluster version it runs on; empty for any. */
  minimumClusterVersion: string;
  /** Undefined where the answer does not say. */
  upgradable: boolean | undefined;
}
