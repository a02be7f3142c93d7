import { dig, isObject, type Json, type JsonObject, member } from '../kernel/json.ts';
import { groupOf, kindName } from './kinds.ts';
import { MANIFEST } from './scope.ts';

/** One Kubernetes object of a document. */
export interface ManifestObject {
  value: JsonObject;
  /** RFC 6901, from the document to the object; empty unless it stands in a list. */
  pointer: string;
  kind: string;
  group: string;
  /** `Deployment.apps`. */
  kindName: string;
  namespace: string | undefined;
  name: string;
  /** `manifest/<kind>[.group]/[namespace/]name`. */
  subject: string;
}

/** The objects of a document: itself, or the items of the lists it holds. Undefined where it is none. */
export function objectsOf(document: Json, pointer = ''): ManifestObject[] | undefined {
  if (!isObject(document)) return undefined;
  const kind = member(document, 'kind');
  const apiVersion = member(document, 'apiVersion');
  if (typeof kind !== 'string' || kind === '' || typeof apiVersion !== 'string') return undefined;
  // A patch that takes an object away is none itself.
  if (member(document, '$patch') === 'delete') return undefined;
  const items = member(document, 'items');
  if (!kind.endsWith('List') || !Array.isArray(items)) return [toObject(document, kind, apiVersion, pointer)];
  const found: ManifestObject[] = [];
  items.forEach((item, index) => {
    const at = `${pointer}/items/${index}`;
    // Items of a typed list need not say what they are.
    const own = kind === 'List' ? item : withKind(item, kind.slice(0, -'List'.length), apiVersion);
    found.push(...(objectsOf(own, at) ?? []));
  });
  return found;
}

function withKind(item: Json, kind: string, apiVersion: string): Json {
  if (!isObject(item) || (typeof item.kind === 'string' && typeof item.apiVersion === 'string')) return item;
  return { ...item, kind, apiVersion };
}

function toObject(value: JsonObject, kind: string, apiVersion: string, pointer: string): ManifestObject {
  const group = groupOf(apiVersion);
  const namespace = textAt(value, 'namespace');
  const name = textAt(value, 'name') ?? generatedName(value);
  const whole = kindName(kind, group);
  const within = namespace === undefined ? '' : `${namespace}/`;
  return {
    value,
    pointer,
    kind,
    group,
    kindName: whole,
    namespace,
    name,
    subject: `${MANIFEST}/${whole}/${within}${name}`,
  };
}

function generatedName(value: JsonObject): string {
  const start = textAt(value, 'generateName');
  return start === undefined ? '?' : `${start}*`;
}

function textAt(value: JsonObject, name: string): string | undefined {
  const text = dig(value, 'metadata', name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}
