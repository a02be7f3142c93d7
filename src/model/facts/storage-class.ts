import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One StorageClass. */
export interface StorageClass extends Row {
  cluster: string;
  name: string;
  provisioner: Known<string>;
  /** The parameter `encrypted` of the disk plug-in, off by default. */
  encrypted: Known<boolean>;
}
