import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What ACK says of one identity's kubeconfig for one cluster. */
export interface Kubeconfig extends Row {
  cluster: string;
  /** A RAM UserId or RoleId, or the account's own id: 15 to 19 digits, a text. */
  accountId: string;
  accountName: Known<string>;
  /** `RootAccount`, `RamUser`, `RamRole`. */
  accountType: Known<string>;
  /** `Active`, `InActive`, `Deleted`. */
  accountState: Known<string>;
  /** `Unexpired`, `Expired`, `Unissued`, `Removed`, `Unknown`. */
  certState: Known<string>;
  /** Epoch milliseconds. */
  expiresAt: Known<number>;
  /** It stands in the list of cloud services' kubeconfigs, which nobody should clean. */
  cloudService: boolean;
  /** It made a request within the last seven days, as far as the audit log goes. */
  activeLately: Known<boolean>;
  /** Epoch milliseconds. */
  lastActivity: Known<number>;
}
