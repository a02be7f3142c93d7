import type { Column } from '../model/layer.ts';
import type { Severity } from '../model/severity.ts';
import type { ReportFlags } from './flags.ts';

export const SCAN_FORMATS = [
  'text',
  'json',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'html',
  'markdown',
] as const;

export const PROFILES = ['pss-baseline', 'pss-restricted', 'cis-ack', 'essential'] as const;
export type Profile = (typeof PROFILES)[number];

export interface ScanFlags extends ReportFlags {
  failOn: Severity | 'none';
  maxUnknown: number;
  waivers?: string;
  baseline?: string;
  checks: string[];
  userChecks: string[];
  profile?: Profile;
  severity?: Severity;
  configuration?: Column;
  kubernetesVersion?: string;
  render: boolean;
  /** Where to keep what was found; false for nowhere. */
  cache?: string | boolean;
}
