import { isRedacted, type Redacted } from '../../kernel/credential-shapes.ts';
import { isObject, type Json, type JsonObject, pointerToken } from '../../kernel/json.ts';
import type { CredentialPlace } from '../facts/secret.ts';

/** The values that the redactor took for credentials, below `path`, in the order of the document. */
export function credentialsIn(value: Json | undefined, path = ''): CredentialPlace[] {
  if (value === undefined || !mayHold(value)) return NONE;
  const found: CredentialPlace[] = [];
  collect(found, value, path);
  return found;
}

const NONE: CredentialPlace[] = [];

// Nearly all values hold none, and very many are asked: no path is put together for these.
function mayHold(value: Json): boolean {
  if (typeof value === 'string') return value.includes('"redacted":true');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(mayHold);
  if (value.redacted === true) return true;
  for (const name in value) if (mayHold(value[name] as Json)) return true;
  return false;
}

function collect(found: CredentialPlace[], value: Json, path: string): void {
  if (typeof value === 'string') {
    // JSON in a text: its members were redacted one by one.
    if (value.includes('"redacted":true')) collectText(found, value, path);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(found, item, `${path}/${index}`);
  } else if (isObject(value)) {
    if (isRedacted(value)) found.push(placeOf(value, path));
    else
      for (const [name, inner] of Object.entries(value))
        collect(found, inner, `${path}/${pointerToken(name)}`);
  }
}

/** A pointer does not lead into a text: everything in it stands at the text's own place. */
function collectText(found: CredentialPlace[], text: string, path: string): void {
  for (const document of parsed(text))
    for (const place of credentialsIn(document)) found.push({ ...place, path, value: text });
}

function placeOf(marker: Redacted & JsonObject, path: string): CredentialPlace {
  const { shapes, keyIdHash } = marker;
  const place = { path, value: marker, shapes };
  return keyIdHash === undefined ? place : { ...place, keyIdHash };
}

function parsed(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [];
  }
}
