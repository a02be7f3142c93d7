import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One webhook of a ValidatingWebhookConfiguration or MutatingWebhookConfiguration. */
export interface AdmissionWebhook extends Row {
  cluster: string;
  kind: 'ValidatingWebhookConfiguration' | 'MutatingWebhookConfiguration';
  configuration: string;
  name: string;
  /** `Fail`, `Ignore`. */
  failurePolicy: Known<string>;
  /** Empty where it calls a Service of the cluster. */
  url: Known<string>;
  /** `namespace/name` of the Service; empty where it calls a URL. */
  service: Known<string>;
  /** It names the certificates that it trusts. */
  caBundle: Known<boolean>;
  rules: Known<readonly WebhookRule[]>;
}

export interface WebhookRule {
  groups: readonly string[];
  resources: readonly string[];
  operations: readonly string[];
}
