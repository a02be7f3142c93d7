import type { Gap, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** The flow logs of the VPC of a cluster and of its vSwitches; `id` is the cluster's. */
export interface VpcFlowLogs extends Row {
  cluster: string;
  vpc: Known<string>;
  /** Those in which the cluster's own nodes were put when it was made. */
  vSwitches: Known<readonly string[]>;
  /** Of the cluster's region, whatever they are of. */
  flowLogs: readonly FlowLog[];
  /** Why there may be more; empty when there are none. */
  missing: readonly Gap[];
}

export interface FlowLog {
  id: string;
  /** `VPC`, `VSwitch`, `NetworkInterface`. */
  resourceType: Known<string>;
  resource: Known<string>;
  /** `Active`, `Activating`, `Inactive`. */
  status: Known<string>;
}
