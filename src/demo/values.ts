import { sha256 } from '../kernel/hash.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { DAY, toInstantText } from '../kernel/time.ts';

export const ACCOUNT = '1234567890123456';
export const TIME = '2026-11-20T08:00:00Z';
export const HANGZHOU = 'cn-hangzhou';
export const BEIJING = 'cn-beijing';
export const REGIONS = [HANGZHOU, BEIJING];

const now = Date.parse(TIME);

/** `2026-11-10T08:00:00Z`; negative days lie ahead. */
export function daysAgo(days: number): string {
  return toInstantText(now - days * DAY);
}

export function millisecondsAgo(days: number): number {
  return now - days * DAY;
}

/** Container Service tells its own times in the zone of China. */
export function chinaTime(days: number): string {
  return toInstantText(now - days * DAY + 8 * 3_600_000).replace('Z', '+08:00');
}

/** An id of the length that the service gives, always the same for the same name. */
export function idOf(prefix: string, name: string, length = 32): string {
  return `${prefix}${sha256(`${prefix}/${name}`).slice(0, length)}`;
}

/** Request ids are spelled in three ways across the products; this is only the value. */
export function requestId(name: string): string {
  const hex = sha256(`request/${name}`).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** Drops the members that are undefined: a document either has a member or has it not. */
export function compact(members: Record<string, Json | undefined>): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) object[name] = value;
  return object;
}

/** The key of a document, as in the export folder. */
export function keyOf(source: string, ...ids: string[]): string {
  return ids.length === 0 ? source : `${source}@${ids.join(',')}`;
}

/** An answer of RPC style. */
export function envelope(name: string, members: JsonObject): JsonObject {
  return { RequestId: requestId(name), ...members };
}
