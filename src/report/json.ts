import type { Assessment } from '../model/assessment.ts';
import { inertJson } from './inert.ts';

export function renderJson(assessment: Assessment): string {
  return [...renderJsonParts(assessment)].join('');
}

/**
 * The assessment in parts, one line an element of its lists: a large one fits no single text in memory, and
 * two can be compared line by line.
 */
export function* renderJsonParts(assessment: Partial<Assessment>): Generator<string> {
  let before = '{\n';
  for (const [name, value] of Object.entries(assessment)) {
    yield `${before}  ${JSON.stringify(name)}: `;
    before = ',\n';
    if (Array.isArray(value)) yield* listParts(value);
    else yield lineOf(value);
  }
  yield '\n}\n';
}

function* listParts(list: readonly unknown[]): Generator<string> {
  if (list.length === 0) {
    yield '[]';
    return;
  }
  let before = '[\n';
  for (const item of list) {
    yield `${before}    ${lineOf(item)}`;
    before = ',\n';
  }
  yield '\n  ]';
}

// Nearly every line is plain, Chinese included; the full pattern is slow on tens of megabytes.
const PLAIN =
  /^[\x20-\x7e\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/;

/** A value on one line that is inert on a terminal. */
export function lineOf(value: unknown): string {
  const line = JSON.stringify(value);
  return PLAIN.test(line) ? line : inertJson(line);
}

/** Any value of a report as JSON that is inert on a terminal, the invisible characters included. */
export function jsonText(value: unknown): string {
  return `${inertJson(JSON.stringify(value, undefined, 2))}\n`;
}
