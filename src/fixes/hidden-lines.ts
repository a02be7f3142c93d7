import type { Json } from '../kernel/json.ts';
import { redact, redactSentence } from '../kernel/redact.ts';
import { objectsOf } from '../manifests/manifest-object.ts';
import { type Span, secretSpans } from '../manifests/secret-spans.ts';
import type { ReadDocument } from './read-documents.ts';
import { type DiffSide, linesOf } from './unified-diff.ts';

/** The lines of a text, with dots where the redactor takes something away. */
export function hiddenLines(text: string, documents: readonly ReadDocument[]): DiffSide {
  const lines = linesOf(text);
  const spans = documents.flatMap((document) => spansOf(document)).sort((a, b) => a.start - b.start);
  const isSure = documents.every(({ parsed }) => parsed !== undefined && parsed.repeated.length === 0);
  let start = 0;
  let next = 0;
  const shown = lines.map((line) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const clean = withoutSpans(line, start, spans, next);
    start += line.length;
    // What stands in a comment, or in a text that could not be read, nobody has looked at yet.
    return isSure && !clean.includes('#') ? clean : redactSentence(clean);
  });
  return { lines, shown };
}

function spansOf({ parsed }: ReadDocument): Span[] {
  if (parsed === undefined) return [];
  const values: Json[] = objectsOf(parsed.value)?.map(({ value }) => value) ?? [parsed.value];
  const spans = values.map((value) => secretSpans(parsed.places, value, redact(value)));
  if (spans.includes('everything')) return [{ start: parsed.start, end: parsed.end }];
  return (spans as Span[][]).flat();
}

/** A line without the spans that reach into it, of which the first is known. */
function withoutSpans(line: string, start: number, spans: readonly Span[], first: number): string {
  const body = line.replace(/\r?\n$/, '');
  let clean = '';
  let at = 0;
  for (let index = first; index < spans.length; index++) {
    const span = spans[index] as Span;
    const from = Math.max(at, span.start - start);
    if (from >= body.length) break;
    if (span.end - start <= at) continue;
    clean += `${body.slice(at, from)}…`;
    at = span.end - start;
  }
  return clean + body.slice(at) + line.slice(body.length);
}
