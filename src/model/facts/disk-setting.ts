import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** How the disks that a node pool or a StorageClass makes are set up. */
export interface DiskSetting extends Row {
  cluster: string;
  kind: 'node-pool' | 'storage-class';
  name: string;
  /** It makes cloud disks: edge pools and other kinds of storage do not. */
  makesDisks: Known<boolean>;
  disks: readonly { label: string; encrypted: Known<boolean> }[];
}
