import { isRedacted, redacted, shapesOf } from '../kernel/credential-shapes.ts';
import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { certificatesIn } from './certificates.ts';
import { pick } from './pick.ts';

// Whose it is, and how old.
const METADATA = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'ownerReferences',
] as const;
const ANNOTATIONS = [
  'kubernetes.io/service-account.name',
  'kubernetes.io/service-account.uid',
  'cert-manager.io/certificate-name',
] as const;
/** Where kubectl repeats the whole Secret, its values included: told by length and shapes. */
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const LABELS = [
  'app.kubernetes.io/managed-by',
  'kubernetes.io/legacy-token-last-used',
  'kubernetes.io/legacy-token-invalid-since',
] as const;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,251}[A-Za-z0-9])?$/;
const CERTIFICATE_KEY = 'tls.crt';
// A release that Helm keeps has a megabyte of compressed text, in which nothing is found.
const LONGEST_SEARCHED = 128 * 1024;

/**
 * What is kept of a Secret: its type, keys, age, owner and the dates of its certificate. In place of a value
 * stand its length and the shapes of credentials in it, as everywhere (an AccessKey id by its hash).
 */
export function keptSecret(secret: JsonObject): JsonObject {
  const kept: JsonObject = { ...pick(secret, ['kind', 'apiVersion']), metadata: metadataOf(secret) };
  if (typeof secret.type === 'string') kept.type = secret.type;
  if (typeof secret.immutable === 'boolean') kept.immutable = secret.immutable;
  kept.data = valuesOf(secret);
  const certificate = dig(secret, 'data', CERTIFICATE_KEY);
  if (typeof certificate === 'string')
    kept.certificates = certificatesIn(CERTIFICATE_KEY, decoded(certificate));
  return kept;
}

function metadataOf(secret: JsonObject): JsonObject {
  const metadata = pick(secret.metadata, METADATA);
  const annotations = named(dig(secret, 'metadata', 'annotations'), ANNOTATIONS);
  const labels = named(dig(secret, 'metadata', 'labels'), LABELS);
  if (annotations !== undefined) metadata.annotations = annotations;
  const applied = dig(secret, 'metadata', 'annotations', APPLIED);
  if (applied !== undefined && applied !== null)
    metadata.annotations = { ...annotations, [APPLIED]: marker(applied, false) };
  if (labels !== undefined) metadata.labels = labels;
  return metadata;
}

function named(value: Json | undefined, names: readonly string[]): JsonObject | undefined {
  const found = Object.entries(pick(value, names)).filter(
    ([, text]) => typeof text === 'string' && NAME.test(text),
  );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function valuesOf(secret: JsonObject): JsonObject {
  const values: [string, Json][] = [];
  // `stringData` is written, never read back; a manifest of an export may hold it.
  for (const member of ['data', 'stringData']) {
    const data = secret[member];
    for (const [key, value] of isObject(data) ? Object.entries(data) : [])
      values.push([key, marker(value, member === 'data')]);
  }
  return Object.fromEntries(values);
}

function marker(value: Json, encoded: boolean): Json {
  if (isObject(value) && isRedacted(value)) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const plain = encoded ? decoded(text) : text;
  const shapes = plain.length > LONGEST_SEARCHED ? [] : shapesOf(plain);
  return redacted(plain, shapes) as unknown as JsonObject;
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
