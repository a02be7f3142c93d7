import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A NetworkPolicy, Ingress or Service, and what it leads to. */
export interface TrafficTarget extends Row {
  cluster: string;
  kind: 'NetworkPolicy' | 'Ingress' | 'Service';
  namespace: string;
  name: string;
  /** Directions in which a policy that isolates lets everything through; empty for other kinds. */
  open: Known<readonly string[]>;
  /** What it names that is not there; empty where all of it is. */
  missing: Known<readonly string[]>;
}
