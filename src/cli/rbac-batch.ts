import { createReadStream } from 'node:fs';
import { toJsonText } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { type Answer, allowed } from '../rbac/allowed.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import { readAccessReview } from '../rbac/read-access-review.ts';
import { LINE_LIMIT, type Line, linesOf } from './rbac-lines.ts';
import type { Streams } from './streams.ts';

/** More grants say no more, and ten thousand for each line would be slow. */
const GRANTS = 16;
const REASONS = 5;

/** Answers SubjectAccessReview specs, one JSON a line, with one line each, in order. */
export async function answerBatch(policy: RbacPolicy, file: string, streams: Streams): Promise<void> {
  try {
    for await (const lines of linesOf(chunksOf(file)))
      streams.out(lines.map((line) => `${answerLine(policy, line)}\n`).join(''));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw new UsageError(
      'input-unreadable',
      `Cannot read the batch ${file}: ${code}. Check the path, or give - for standard input.`,
    );
  }
}

function chunksOf(file: string): AsyncIterable<Buffer> {
  return file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
}

/** One answer as JSON on one line. */
export function answerLine(policy: RbacPolicy, line: Line): string {
  if (line === undefined) return unanswered(`the line is longer than ${LINE_LIMIT} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);
  } catch {
    return unanswered(line.trim() === '' ? 'the line is empty' : 'the line is not JSON');
  }
  const read = readAccessReview(value);
  if ('invalid' in read) return unanswered(`invalid spec: ${read.invalid}`);
  return toLine(allowed(policy, read.spec, read.spec, { limit: GRANTS }));
}

function toLine({ allowed: answer, because, reasons, ...marks }: Answer): string {
  if (answer !== null) return toJsonText({ allowed: answer, because, ...marks });
  return toJsonText({ allowed: null, because, reason: reasonText(reasons), ...marks });
}

function unanswered(reason: string): string {
  return toJsonText({ allowed: null, because: [], reason });
}

export function reasonText(reasons: readonly string[]): string {
  const others = reasons.length - REASONS;
  return `${reasons.slice(0, REASONS).join('; ')}${others > 0 ? `; and ${others} more` : ''}`;
}
