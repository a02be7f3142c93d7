import type { Benchmark } from '../model/benchmark.ts';
import { ACK_INSPECTION } from './ack-inspection.ts';
import { ACK_POLICY_GOVERNANCE } from './ack-policy-governance.ts';
import { CIS_ACK } from './cis-ack.ts';
import { CIS_KUBERNETES } from './cis-kubernetes.ts';
import { NSA_CISA } from './nsa-cisa.ts';
import { POD_SECURITY_STANDARDS } from './pod-security-standards.ts';
import { PROWLER_ALIBABACLOUD } from './prowler-alibabacloud.ts';

/** Every benchmark that Demarc answers. */
export const BENCHMARKS: readonly Benchmark[] = [
  CIS_ACK,
  CIS_KUBERNETES,
  POD_SECURITY_STANDARDS,
  NSA_CISA,
  ACK_POLICY_GOVERNANCE,
  ACK_INSPECTION,
  PROWLER_ALIBABACLOUD,
];
