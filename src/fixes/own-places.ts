import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { Place, Places } from '../manifests/yaml/places.ts';

/**
 * Where the members of an object, or the elements of a list, stand that are written in it, in the order of the
 * text. What came by `<<` stands elsewhere: outside, or in a member that has the anchor.
 */
export function ownPlaces(places: Places, holder: Json[] | JsonObject, around: Place): Place[] {
  const known = Object.keys(holder)
    .map((name) => places.of(holder, name))
    .filter((place): place is Place => place !== undefined)
    .filter(({ name, end }) => name >= around.start && end <= around.end)
    .sort((a, b) => a.name - b.name);
  let end = 0;
  return known.filter((place) => {
    const isOwn = place.name >= end;
    if (isOwn) end = place.end;
    return isOwn;
  });
}

/** Where a member or element stands; undefined where it came by `<<`. */
export function ownPlace(places: Places, holder: Json, token: string, around: Place): Place | undefined {
  const place = places.of(holder, token);
  if (place === undefined || !isObject(holder)) return place;
  return ownPlaces(places, holder, around).find(({ name }) => name === place.name);
}
