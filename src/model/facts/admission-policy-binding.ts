import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One ValidatingAdmissionPolicyBinding. */
export interface AdmissionPolicyBinding extends Row {
  cluster: string;
  name: string;
  policy: Known<string>;
  /** `Deny`, `Warn`, `Audit`. */
  actions: Known<readonly string[]>;
  /** Kinds that its policy is asked about; unread where the policy was not. */
  resources: Known<readonly string[]>;
}
