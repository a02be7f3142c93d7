import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One RuntimeClass of a cluster; `id` is `<cluster>/<name>`. */
export interface RuntimeClass extends Row {
  cluster: string;
  name: string;
  /** The runtime's name in the configuration of containerd: `runc`, `runv`, `kata`. */
  handler: Known<string>;
}
