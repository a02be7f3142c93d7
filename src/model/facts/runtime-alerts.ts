import type { Gap } from '../../kernel/known.ts';
import type { Row } from '../table.ts';
import type { SecurityCenterAlert } from './security-center.ts';

/** The alerts of one node or virtual node, or those of a cluster that no node of it carries. */
export interface RuntimeAlerts extends Row {
  level: 'node' | 'virtual-node' | 'cluster';
  name: string;
  alerts: readonly SecurityCenterAlert[];
  /** Why there may be more. */
  gaps: readonly Gap[];
}
