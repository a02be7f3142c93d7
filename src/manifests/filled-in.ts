import { isObject, type JsonObject } from '../kernel/json.ts';
import { type Gap, unseen } from '../kernel/known.ts';
import type { AdmissionWebhook } from '../model/facts/admission-webhook.ts';
import type { Row } from '../model/table.ts';
import type { TableName } from '../model/tables.ts';

/** What the API server fills in on its way, where a check asks for it. */
export function defaulted(object: JsonObject): JsonObject {
  switch (object.kind) {
    case 'Secret':
      return isUnset(object.type) ? { ...object, type: 'Opaque' } : object;
    case 'Service':
      return withServiceType(object);
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
      return withFailurePolicy(object);
    default:
      return object;
  }
}

function withServiceType(object: JsonObject): JsonObject {
  const spec = object.spec ?? {};
  if (!isObject(spec)) return object;
  return isUnset(spec.type) ? { ...object, spec: { ...spec, type: 'ClusterIP' } } : object;
}

/** Webhooks of the API's first version let everything pass where they do not answer, those of v1 nothing. */
function withFailurePolicy(object: JsonObject): JsonObject {
  const { apiVersion, webhooks } = object;
  if (typeof apiVersion !== 'string' || !apiVersion.endsWith('/v1beta1') || !Array.isArray(webhooks))
    return object;
  const filled = webhooks.map((webhook) =>
    isObject(webhook) && isUnset(webhook.failurePolicy) ? { ...webhook, failurePolicy: 'Ignore' } : webhook,
  );
  return { ...object, webhooks: filled };
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

const NO_CERTIFICATES: Gap = {
  source: 'installed webhooks',
  ids: [],
  outcome: 'not-attempted',
  reason: 'certificates are filled in when a webhook is installed',
};

/** Controllers and cert-manager write the certificates of a webhook: a manifest without them does not tell. */
export function withFilledInLater(row: Row, table: TableName): Row {
  if (table !== 'admissionWebhooks') return row;
  const webhook = row as AdmissionWebhook;
  const { caBundle } = webhook;
  if (!caBundle.known || caBundle.value) return row;
  const unsaid: AdmissionWebhook = { ...webhook, caBundle: unseen(NO_CERTIFICATES) };
  return unsaid;
}
