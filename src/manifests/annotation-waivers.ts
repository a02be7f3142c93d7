import { dig, isObject } from '../kernel/json.ts';
import { parseInstant, toInstantText } from '../kernel/time.ts';
import type { ManifestObject } from './manifest-object.ts';

const PREFIX = 'demarc.dev/waive.';

/** A waiver that an object carries for one check. */
export interface AnnotationWaiver {
  owner: string;
  reason: string;
  expires: string;
}

/** The waivers of an object by check, and the annotations that are none. */
export function annotationWaivers(
  object: ManifestObject,
  template: readonly string[],
): { waivers: Map<string, AnnotationWaiver>; faults: string[] } {
  const waivers = new Map<string, AnnotationWaiver>();
  const faults: string[] = [];
  for (const holder of new Set([object.value, dig(object.value, ...template)])) {
    const annotations = dig(holder, 'metadata', 'annotations');
    if (!isObject(annotations)) continue;
    for (const name of Object.keys(annotations)) {
      if (!name.startsWith(PREFIX)) continue;
      const waiver = parsed(annotations[name]);
      if (waiver === undefined) faults.push(name);
      else waivers.set(name.slice(PREFIX.length), waiver);
    }
  }
  return { waivers, faults };
}

/** `<owner>; <reason>; <date>` */
function parsed(text: unknown): AnnotationWaiver | undefined {
  if (typeof text !== 'string') return undefined;
  const parts = text.split(';').map((part) => part.trim());
  const owner = parts[0] ?? '';
  const expires = parts[parts.length - 1] ?? '';
  const reason = parts.slice(1, -1).join('; ');
  if (parts.length < 3 || owner === '' || reason === '' || !isDate(expires)) return undefined;
  return { owner, reason, expires };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = parseInstant(`${text}T00:00:00Z`);
  return instant !== undefined && toInstantText(instant).startsWith(text);
}
