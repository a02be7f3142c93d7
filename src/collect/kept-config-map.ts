import { isRedacted, redacted, shapesOf } from '../kernel/credential-shapes.ts';
import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { redact } from '../kernel/redact.ts';

/** Settings of the cluster itself and of its policy engines and gateways, which checks read. */
const SYSTEM_NAMESPACES: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'gatekeeper-system',
  'kyverno',
  'ingress-nginx',
]);
const LONGEST = 64 * 1024;

/**
 * What is kept of a ConfigMap: all of it in system namespaces; elsewhere its keys, the length of each value,
 * and what looks like a credential, redacted as everywhere. What an application is set to is its own affair.
 */
export function keptConfigMap(item: JsonObject): JsonObject {
  const { data, binaryData, ...rest } = item;
  const kept: JsonObject = rest;
  const isSystem = SYSTEM_NAMESPACES.has(String(dig(item, 'metadata', 'namespace')));
  if (data !== undefined)
    kept.data = mapValues(data, (key, value) => (isSystem && isShort(value) ? value : told(key, value)));
  if (binaryData !== undefined) kept.binaryData = mapValues(binaryData, (_key, value) => omitted(value));
  return kept;
}

function mapValues(data: Json, change: (key: string, value: Json) => Json): Json {
  if (!isObject(data)) return omitted(data);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, change(key, value)]));
}

function isShort(value: Json): boolean {
  return typeof value === 'string' && value.length <= LONGEST;
}

function told(key: string, value: Json): Json {
  const [safe] = Object.values(redact(Object.fromEntries([[key, value]])) as JsonObject);
  if (safe === undefined || safe === value) return omitted(value);
  if (isObject(safe) && isRedacted(safe)) return safe;
  // JSON in a string was redacted member by member: the rest of it is left out.
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shapes = new Set([
    ...shapesOf(text),
    ...shapesWithin(typeof safe === 'string' ? parsed(safe) : safe),
  ]);
  return redacted(text, shapes.size > 0 ? [...shapes] : ['secret-by-name']) as unknown as JsonObject;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function shapesWithin(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && isRedacted(value)) return [...value.shapes];
  return Object.values(value).flatMap(shapesWithin);
}

function omitted(value: Json): JsonObject {
  return { omitted: true, length: typeof value === 'string' ? value.length : JSON.stringify(value).length };
}
