import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';
import type { MaintenanceSchedule } from './maintenance-schedule.ts';

/** One node pool, from its detail, its list entry and its vulnerability report. */
export interface NodePool extends Row {
  cluster: string;
  pool: string;
  name: Known<string>;
  /** `ess`, `edge`, `lingjun`, … */
  type: Known<string>;
  imageId: Known<string>;
  imageType: Known<string>;
  autoVulFix: Known<boolean>;
  /** Comma-separated: `asap,later,nntf`. */
  vulLevel: Known<string>;
  /** Comma-separated package names; empty for none. */
  excludePackages: Known<string>;
  /** Removed from the API on 31 January 2026. */
  restartNode: Known<boolean>;
  autoRepair: Known<boolean>;
  /** Removed from the API on 31 January 2026. */
  legacyEnable: Known<boolean>;
  legacyAutoUpgrade: Known<boolean>;
  legacyAutoUpgradeKubelet: Known<boolean>;
  autoMode: Known<boolean>;
  /** The pool's own window; unread where it has none. */
  maintenanceWindow: Known<boolean>;
  maintenanceSchedule: Known<MaintenanceSchedule>;
  runtime: Known<string>;
  runtimeVersion: Known<string>;
  kubeletVersion: Known<string>;
  /** What ACK lists of the pool's nodes: the kubelet, and what else it names. */
  componentVersions: Known<ReadonlyMap<string, string>>;
  /** `vuls_fix_service_purchased` of the pool's vulnerability report. */
  vulFixPurchased: Known<boolean>;
  systemDiskEncrypted: Known<boolean>;
  /** One value a data disk. */
  dataDisksEncrypted: Known<readonly boolean[]>;
  keyPair: Known<string>;
  /** Whether a password is set; the password itself never gets here. */
  hasLoginPassword: Known<boolean>;
  loginAsNonRoot: Known<boolean>;
  internetMaxBandwidthOut: Known<number>;
  securityGroups: Known<readonly string[]>;
  httpTokens: Known<string>;
  securityHardeningOs: Known<boolean>;
  socEnabled: Known<boolean>;
  cmsEnabled: Known<boolean>;
  ramRole: Known<string>;
  interconnectMode: Known<string>;
  kubeletConfiguration: Known<JsonObject>;
  nodeCount: Known<number>;
}
