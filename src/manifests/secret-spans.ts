import { isRedacted } from '../kernel/credential-shapes.ts';
import { isObject, type Json } from '../kernel/json.ts';
import type { Places } from './yaml/places.ts';

/** From one offset to another. */
export interface Span {
  start: number;
  end: number;
}

/** Where in the text the values stand that the redactor took away; `everything` where that cannot be told. */
export function secretSpans(places: Places, original: Json, redacted: Json): Span[] | 'everything' {
  const spans: Span[] = [];
  return collect(places, original, redacted, spans) ? spans : 'everything';
}

function collect(places: Places, original: Json, redacted: Json, spans: Span[]): boolean {
  if (original === redacted) return true;
  if (Array.isArray(original) && Array.isArray(redacted))
    return original.every((item, index) =>
      collectMember(places, original, String(index), item, redacted[index] as Json, spans),
    );
  if (!isObject(original) || !isObject(redacted) || isRedacted(redacted)) return false;
  return Object.keys(original).every((name) => {
    // A name that is itself a secret has got another.
    if (!Object.hasOwn(redacted, name)) return false;
    return collectMember(places, original, name, original[name] as Json, redacted[name] as Json, spans);
  });
}

function collectMember(
  places: Places,
  holder: Json,
  name: string,
  original: Json,
  redacted: Json,
  spans: Span[],
): boolean {
  if (original === redacted) return true;
  const place = places.of(holder, name);
  if (!isObject(redacted) || !isRedacted(redacted)) return collect(places, original, redacted, spans);
  if (place === undefined) return false;
  spans.push({ start: place.start, end: place.end });
  return true;
}
