import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';
import type { MetadataMode } from './instance.ts';

/**
 * What a node pool gives the instances it makes, or what the instance behind a node has: settings of a pool
 * do not reach the instances it has made before, so both are judged.
 */
export interface MachineSetting extends Row {
  cluster: string;
  kind: 'node-pool' | 'node';
  name: string;
  /** An ECS instance: edge machines are not. */
  ecs: Known<boolean>;
  publicAccess: Known<boolean>;
  metadata: Known<MetadataMode>;
}
