import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** An AccessKey of a RAM user. Its id is known by its hash alone. */
export interface AccessKey extends Row {
  user: string;
  /** SHA-256 of the AccessKey id; empty where the id was masked before it was read. */
  keyIdHash: string;
  /** `Active`, `Inactive`. */
  status: Known<string>;
  createdAt: Known<number>;
  /** When it was last used; `never` where RAM has no such time. */
  lastUsed: Known<number | 'never'>;
}
