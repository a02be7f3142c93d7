import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What the account has bought of Security Center: one row. */
export interface SecurityCenter extends Row {
  /** 1 free, 3 Enterprise, 5 Advanced, 6 Anti-virus, 7 Ultimate, 8 several editions, 10 value-added only. */
  edition: Known<number>;
  /** Some server or container may be given runtime protection of containers (Ultimate, or as you go). */
  containerProtection: Known<boolean>;
  /** Vulnerabilities may be repaired by Security Center. */
  vulnerabilityFix: Known<boolean>;
}

/** A machine that Security Center knows, and its agent. */
export interface SecurityCenterAgent extends Row {
  /** The ECS instance id, or what Security Center calls a machine from elsewhere. */
  instance: string;
  uuid: Known<string>;
  /** `online`, `offline`, `pause`. */
  clientStatus: Known<string>;
}

/** An alert that nobody has handled yet. */
export interface SecurityCenterAlert extends Row {
  name: Known<string>;
  /** `serious`, `suspicious`, `remind`. */
  level: Known<string>;
  /** 1 to be handled, 2 ignored, 4 confirmed, 8 false positive, 16 being handled, 32 handled, 64 expired. */
  status: Known<number>;
  lastSeen: Known<number>;
  /** Empty where the alert is not about a machine or a cluster. */
  instance: string;
  cluster: string;
  nodeName: string;
  pod: string;
}

/** Whether one kind of notification is sent. */
export interface SecurityCenterNotice extends Row {
  project: string;
  /** Adds up 1 text message, 2 e-mail, 4 internal message; 0 sends nothing. */
  route: Known<number>;
}
