import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { redact } from '../kernel/redact.ts';
import { certificatesIn } from './certificates.ts';
import { keptConfigMap } from './kept-config-map.ts';
import { keptSecret } from './kept-secret.ts';
import { pick } from './pick.ts';

/** What a snapshot keeps of a document: without what only costs room, and without secrets. */
export function keptOf(source: string, document: Json): Json {
  return redact(source.startsWith('kubernetes/') ? projected(source, document) : document);
}

function projected(source: string, document: Json): Json {
  if (source === 'kubernetes/secrets') return keptSecrets(document);
  const items = dig(document, 'items');
  if (!Array.isArray(items)) return document;
  for (const item of items) {
    // Half of an object's size; says who wrote which field, never what it is.
    const metadata = dig(item, 'metadata');
    if (isObject(metadata)) delete metadata.managedFields;
  }
  const keep = KEPT.get(source);
  if (keep === undefined || !isObject(document)) return document;
  return { ...document, items: items.map((item) => (isObject(item) ? keep(item) : item)) };
}

const KEPT: ReadonlyMap<string, (item: JsonObject) => JsonObject> = new Map([
  ['kubernetes/configmaps', keptConfigMap],
  ['kubernetes/customresourcedefinitions.apiextensions.k8s.io', keptDefinition],
  ['kubernetes/certificatesigningrequests.certificates.k8s.io', keptSigningRequest],
]);

/** An allow-list, at every level: what is not known to be harmless is left out. */
function keptSecrets(document: Json): Json {
  const items = dig(document, 'items');
  const head = pick(document, ['kind', 'apiVersion']);
  const metadata = dig(document, 'metadata');
  if (isObject(metadata))
    head.metadata = pick(metadata, ['resourceVersion', 'continue', 'remainingItemCount']);
  if (Array.isArray(items)) head.items = items.map((item) => (isObject(item) ? keptSecret(item) : null));
  return head;
}

/** Schemas are most of a definition, and no check reads them. */
function keptDefinition(item: JsonObject): JsonObject {
  const versions = dig(item, 'spec', 'versions');
  const spec = pick(dig(item, 'spec'), ['group', 'names', 'scope', 'conversion']);
  if (Array.isArray(versions))
    spec.versions = versions.map((version) =>
      pick(version, ['name', 'served', 'storage', 'deprecated', 'deprecationWarning']),
    );
  return { ...pick(item, ['kind', 'apiVersion', 'metadata']), spec, status: item.status ?? null };
}

/** An issued certificate is told by its dates and names. */
function keptSigningRequest(item: JsonObject): JsonObject {
  const issued = dig(item, 'status', 'certificate');
  if (typeof issued !== 'string' || !isObject(item.status)) return item;
  const { certificate: _issued, ...status } = item.status;
  const pem = Buffer.from(issued, 'base64').toString('latin1');
  return { ...item, status: { ...status, certificates: certificatesIn('certificate', pem) } };
}
