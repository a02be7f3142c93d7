import { isDeepStrictEqual } from 'node:util';
import { dig, isObject, type Json, type JsonObject } from '../../src/kernel/json.ts';
import type { SnapshotEntry } from '../../src/snapshot/snapshot.ts';
import { itemsOf } from './reading.ts';

/** One place where the API server says something else than the double. */
export interface Difference {
  source: string;
  /** `namespace/name`; empty where it is about the list. */
  object: string;
  /** `spec.containers[].image`. */
  path: string;
  double: Json | undefined;
  real: Json | undefined;
}

/**
 * Every place where two snapshots of what should be the same cluster differ: in a list's outcome or kind, in
 * its objects, in a field of an object. Pages do not count, nor the order of objects.
 */
export function compareSnapshots(
  double: readonly SnapshotEntry[],
  real: readonly SnapshotEntry[],
): Difference[] {
  const theirs = Map.groupBy(real, sourceOf);
  const ours = Map.groupBy(double, sourceOf);
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((source) =>
    compareLists(source, ours.get(source) ?? [], theirs.get(source) ?? []),
  );
}

// The id of the cluster is the same in both.
function sourceOf({ source, ids }: SnapshotEntry): string {
  return [source, ...ids.slice(1)].join(' ');
}

function compareLists(
  source: string,
  double: readonly SnapshotEntry[],
  real: readonly SnapshotEntry[],
): Difference[] {
  const about = (path: string, ours: Json | undefined, theirs: Json | undefined): Difference[] =>
    isDeepStrictEqual(ours, theirs) ? [] : [{ source, object: '', path, double: ours, real: theirs }];
  const outcome = (entries: readonly SnapshotEntry[]) => entries.at(-1)?.outcome;
  const [document, other] = [double[0]?.document, real[0]?.document];
  const found = about('outcome', outcome(double), outcome(real));
  if (found.length > 0 || document === undefined || other === undefined) return found;
  if (!Array.isArray(dig(document, 'items'))) return compareValues(source, '', '', document, other);
  for (const field of ['kind', 'apiVersion'])
    found.push(...about(field, dig(document, field), dig(other, field)));
  return [...found, ...compareObjects(source, objectsIn(double), objectsIn(real))];
}

function objectsIn(entries: readonly SnapshotEntry[]): Map<string, JsonObject> {
  return new Map(entries.flatMap(({ document }) => itemsOf(document)).map((item) => [keyOf(item), item]));
}

function keyOf(item: JsonObject): string {
  const [namespace, name] = [dig(item, 'metadata', 'namespace'), dig(item, 'metadata', 'name')];
  return namespace === undefined ? String(name) : `${String(namespace)}/${String(name)}`;
}

function compareObjects(
  source: string,
  double: ReadonlyMap<string, JsonObject>,
  real: ReadonlyMap<string, JsonObject>,
): Difference[] {
  return [...new Set([...double.keys(), ...real.keys()])].flatMap((object) => {
    const [ours, theirs] = [double.get(object), real.get(object)];
    if (ours !== undefined && theirs !== undefined) return compareValues(source, object, '', ours, theirs);
    return [{ source, object, path: '', double: ours, real: theirs }];
  });
}

function compareValues(
  source: string,
  object: string,
  path: string,
  ours: Json | undefined,
  theirs: Json | undefined,
): Difference[] {
  if (isObject(ours) && isObject(theirs)) {
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...names].flatMap((name) =>
      compareValues(source, object, path === '' ? name : `${path}.${name}`, ours[name], theirs[name]),
    );
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length)
    return ours.flatMap((item, index) => compareValues(source, object, `${path}[]`, item, theirs[index]));
  return isDeepStrictEqual(ours, theirs) ? [] : [{ source, object, path, double: ours, real: theirs }];
}
