import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { ParsedDocument } from '../manifests/yaml/parse-document.ts';
import type { Place } from '../manifests/yaml/places.ts';
import type { FixRefusal } from '../model/fix.ts';
import type { Change } from './change.ts';
import { ownPlace } from './own-places.ts';

/** What a member without a value stands in. */
export type Surrounding = 'block' | 'flow' | 'list';

/** Where in the text a change has to be made. `missing` are the names of what is not there yet. */
export type Target =
  | { kind: 'members'; holder: JsonObject; place: Place; missing: readonly string[] }
  | { kind: 'empty'; place: Place; around: Surrounding; missing: readonly string[] }
  | { kind: 'element'; list: Json[]; place: Place }
  | { kind: 'scalar'; place: Place };

/** Follows a change into its document; or why it cannot be made there without changing something else. */
export function findTarget(text: string, parsed: ParsedDocument, { path, how }: Change): Target | FixRefusal {
  let value: Json = parsed.value;
  let around: Surrounding = 'block';
  let place: Place = { name: parsed.start, start: parsed.start, end: parsed.end };
  for (const [index, token] of path.entries()) {
    const shared = sharedBy(text, place);
    if (shared !== undefined) return shared;
    const missing = path.slice(index);
    if (value === null) return { kind: 'empty', place, around, missing };
    if (Array.isArray(value) ? value[Number(token)] === undefined : !isObject(value)) return 'shape';
    const inside: Json | undefined = ownMember(value, token);
    if (inside === undefined) return { kind: 'members', holder: value as JsonObject, place, missing };
    const found = ownPlace(parsed.places, value, token, place);
    if (found === undefined) return 'merge';
    around = Array.isArray(value) ? 'list' : text.charAt(place.start) === '{' ? 'flow' : 'block';
    value = inside;
    place = found;
  }
  return lastTarget(text, { value, around, place }, how);
}

function lastTarget(
  text: string,
  { value, around, place }: { value: Json; around: Surrounding; place: Place },
  how: Change['how'],
): Target | FixRefusal {
  const shared = sharedBy(text, place);
  // What stands behind an alias stays as it is: the alias itself gives way to the new value.
  if (shared !== undefined && !(shared === 'alias' && how === 'set')) return shared;
  if (value === null) return { kind: 'empty', place, around, missing: [] };
  if (how === 'append') return Array.isArray(value) ? { kind: 'element', list: value, place } : 'shape';
  if (typeof value === 'object') return 'shape';
  return /[|>]/.test(text.charAt(place.start)) ? 'layout' : { kind: 'scalar', place };
}

function ownMember(value: Json, token: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)];
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

/** An edit inside of what has an anchor would change its aliases too; a tag says what a value has to be. */
function sharedBy(text: string, place: Place): FixRefusal | undefined {
  switch (place.end > place.start ? text.charAt(place.start) : '') {
    case '&':
    case '!':
      return 'anchor';
    case '*':
      return 'alias';
    default:
      return undefined;
  }
}
