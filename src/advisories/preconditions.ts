import type { Condition } from './record.ts';

const isTrue = (...facts: string[]): readonly Condition[] => facts.map((fact) => ({ fact, oneOf: ['true'] }));

const WINDOWS = isTrue('windows-nodes');
const GPU = isTrue('gpu-nodes');
const GIT_REPO = isTrue('git-repo-volumes');

/** What has to be so for a flaw to matter, where the advisory says it in terms that can be read off a cluster. */
export const PRECONDITIONS: ReadonlyMap<string, readonly Condition[]> = new Map([
  ['CVE-2020-15257', isTrue('host-network-root-pods')],
  ['CVE-2021-1056', GPU],
  ['CVE-2021-25749', WINDOWS],
  ['CVE-2023-25809', isTrue('rootless-containers')],
  ['CVE-2023-2727', isTrue('image-policy-webhook')],
  ['CVE-2023-3676', WINDOWS],
  ['CVE-2023-3955', WINDOWS],
  ['CVE-2023-5528', WINDOWS],
  ['CVE-2024-0132', GPU],
  ['CVE-2024-0133', GPU],
  ['CVE-2024-10220', GIT_REPO],
  ['CVE-2024-41110', isTrue('docker-authorisation-plugins')],
  ['CVE-2024-5321', WINDOWS],
  ['CVE-2024-9042', WINDOWS],
  ['CVE-2025-0426', isTrue('kubelet-read-only-port')],
  ['CVE-2025-1767', GIT_REPO],
  ['CVE-2025-1974', isTrue('ingress-nginx-admission-webhook')],
  ['CVE-2025-23266', GPU],
  ['CVE-2025-23267', GPU],
  ['CVE-2025-23359', GPU],
  ['CVE-2025-4563', isTrue('feature-gate-dynamic-resource-allocation')],
  ['CVE-2025-47291', isTrue('user-namespace-pods')],
]);
