import type { Gap, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** The operating system image of a pool, or of a node that runs another one than its pool has now. */
export interface OsImage extends Row {
  level: 'node' | 'node-pool';
  edge: Known<boolean>;
  imageId: Known<string>;
  owner: Known<'system' | 'custom'>;
  /** Stronger evidence of the owner than what told it, that was not read. */
  gaps: readonly Gap[];
}
