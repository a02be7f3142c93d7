import { redactSentence } from '../kernel/redact.ts';
import type { LineIndex } from './line-index.ts';
import type { Span } from './secret-spans.ts';

const MOST_LINES = 5;
const LONGEST_LINE = 200;

/** The lines from `first` to `last` (a few of them), with dots where the redactor took something away. */
export function snippetOf(
  text: string,
  lines: LineIndex,
  first: number,
  last: number,
  secrets: readonly Span[] | 'everything',
): string {
  if (secrets === 'everything') return '';
  const shown: string[] = [];
  for (let line = first; line <= Math.min(last, first + MOST_LINES - 1); line++)
    shown.push(lineWithout(text, lines.start(line), lines.start(line + 1), secrets));
  return shown.join('\n');
}

function lineWithout(text: string, start: number, end: number, secrets: readonly Span[]): string {
  let line = '';
  let at = start;
  for (const span of secrets) {
    if (span.end <= at || span.start >= end) continue;
    line += `${text.slice(at, Math.max(at, span.start))}…`;
    at = Math.min(span.end, end);
  }
  line += text.slice(at, end);
  const clean = redactSentence(line.replace(/\r?\n$/, ''));
  return clean.length > LONGEST_LINE ? `${clean.slice(0, LONGEST_LINE)}…` : clean;
}
