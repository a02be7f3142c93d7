/** Every code a UsageError may carry; documented in the README and tested for completeness. */
export const USAGE_ERROR_CODES = [
  'bad-flag',
  'input-missing',
  'input-unreadable',
  'input-not-recognised',
  'snapshot-newer',
  'snapshot-truncated',
  'snapshot-malformed',
  'export-manifest-invalid',
  'waivers-invalid',
  'user-checks-invalid',
  'configuration-invalid',
  'output-unwritable',
  'credentials-missing',
  'credentials-rejected',
  'scope-not-found',
  'check-not-found',
  'identity-not-found',
  'benchmark-not-found',
  'kubeconfig-unusable',
  'resume-mismatch',
  'nothing-read',
  'assessment-invalid',
  'interrupted',
] as const;
export type UsageErrorCode = (typeof USAGE_ERROR_CODES)[number];

/** Something the user can mend: the message says what happened, why, and what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly code: UsageErrorCode;
  constructor(code: UsageErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
