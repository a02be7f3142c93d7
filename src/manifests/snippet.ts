import { redactSentence } from '../kernel/redact.ts';
import type { LineIndex } from './line-index.ts';
import type { Span } from './secret-spans.ts';

const MOST_LINES = 3;
const LONGEST_LINE = 200;

/** What is known of the secrets in the text of a document. */
export interface Secrets {
  secrets: readonly Span[] | 'everything';
  /** The text holds values that were not looked at. */
  hasMore: boolean;
}

/** The lines of a place (a few of them), with dots where the redactor took something away. */
export function snippetOf(
  text: string,
  lines: LineIndex,
  { line, endLine }: { line: number; endLine: number },
  { secrets, hasMore }: Secrets,
): string {
  if (secrets === 'everything') return '';
  const last = Math.min(endLine, line + MOST_LINES - 1);
  const shown: string[] = [];
  for (let at = line; at <= last; at++) {
    const clean = withoutSpans(text, lines.start(at), lines.end(at), secrets);
    // What stands in a comment nobody has looked at yet.
    const safe = hasMore || clean.includes('#') ? redactSentence(clean) : clean;
    shown.push(safe.length > LONGEST_LINE ? `${safe.slice(0, LONGEST_LINE)}…` : safe);
  }
  return shown.join('\n');
}

function withoutSpans(text: string, start: number, end: number, secrets: readonly Span[]): string {
  let line = '';
  let at = start;
  for (const span of secrets) {
    if (span.end <= at || span.start >= end) continue;
    line += `${text.slice(at, Math.max(at, span.start))}…`;
    at = Math.min(span.end, end);
  }
  return line + text.slice(at, end);
}
