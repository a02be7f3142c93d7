import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';
import type { MaintenanceSchedule } from './maintenance-schedule.ts';

/** One cluster, from its list entry, its detail and its log settings. */
export interface Cluster extends Row {
  name: Known<string>;
  region: Known<string>;
  type: Known<string>;
  /** `Default` where a read document leaves it out. */
  profile: Known<string>;
  spec: Known<string>;
  state: Known<string>;
  currentVersion: Known<string>;
  /** The minor or patch ACK offers next; empty when none. */
  nextVersion: Known<string>;
  autoUpgrade: Known<boolean>;
  autoUpgradeChannel: Known<string>;
  autoMode: Known<boolean>;
  maintenanceWindow: Known<boolean>;
  maintenanceSchedule: Known<MaintenanceSchedule>;
  deletionProtection: Known<boolean>;
  /** The API server's public URL; empty when there is none. */
  publicEndpoint: Known<string>;
  intranetEndpoint: Known<string>;
  /** Empty where Secrets are not encrypted with a KMS key. */
  encryptionKmsKeyId: Known<string>;
  encryptionDisabled: Known<boolean>;
  securityGroup: Known<string>;
  /** Pods get RAM roles of their own (RRSA). */
  rrsa: Known<boolean>;
  workerRamRole: Known<string>;
  auditEnabled: Known<boolean>;
  auditProject: Known<string>;
  controlPlaneLogComponents: Known<readonly string[]>;
}
