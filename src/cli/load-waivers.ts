import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { UsageError } from '../kernel/usage-error.ts';
import type { WaiverLine } from '../model/assessment.ts';

const MEMBERS = ['check', 'subject', 'cluster', 'owner', 'reason', 'expires'] as const;

/** Reads a waiver file: a YAML list of `{check, subject?, cluster?, owner, reason, expires}`. */
export async function loadWaivers(file: string, checks: ReadonlySet<string>): Promise<WaiverLine[]> {
  const list = await parsed(file);
  if (list === null || list === undefined) return [];
  if (!Array.isArray(list))
    throw invalid(file, 'it is not a list. Each waiver is an entry that starts with "- check:".');
  return list.map((item, index) => toWaiver(item, `entry ${index + 1}`, file, checks));
}

async function parsed(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      'input-missing',
      `Cannot read the waivers ${file}: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}.`,
    );
  }
  // An empty file is an empty list; the parser finds no document in it.
  if (/^(?:\s|#.*|---|\ufeff)*$/.test(text)) return [];
  try {
    return load(text);
  } catch (error) {
    const line = (error as { mark?: { line?: number } }).mark?.line;
    throw invalid(file, `it is not YAML${line === undefined ? '' : ` (line ${line + 1})`}.`);
  }
}

function toWaiver(item: unknown, where: string, file: string, checks: ReadonlySet<string>): WaiverLine {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw invalid(file, `${where} is not a waiver.`);
  const members = new Map(Object.entries(item));
  const unknown = [...members.keys()].find((name) => !(MEMBERS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw invalid(
      file,
      `${where} has a member ${JSON.stringify(unknown)}; a waiver has ${MEMBERS.join(', ')}.`,
    );
  const text = (name: string): string | undefined => {
    const value = members.get(name);
    // YAML reads an unquoted date as one.
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const needed = (name: string): string => {
    const value = text(name);
    if (value === undefined)
      throw invalid(file, `${where} has no ${name}. A waiver names its check, owner, reason and expiry.`);
    return value;
  };
  const waiver: WaiverLine = {
    check: needed('check'),
    owner: needed('owner'),
    reason: needed('reason'),
    expires: needed('expires'),
  };
  if (!checks.has(waiver.check))
    throw invalid(
      file,
      `${where} names no check: ${JSON.stringify(waiver.check)}. \`demarc checks\` lists them.`,
    );
  if (!isDate(waiver.expires))
    throw invalid(
      file,
      `${where} expires on ${JSON.stringify(waiver.expires)}, which is no date. Write YYYY-MM-DD.`,
    );
  for (const name of ['subject', 'cluster'] as const) {
    const value = text(name);
    if (value !== undefined) waiver[name] = value;
    else if (members.has(name))
      throw invalid(file, `${where} has a ${name} that is not a text. Leave it out to match every one.`);
  }
  return waiver;
}

function isDate(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function invalid(file: string, why: string): UsageError {
  return new UsageError('waivers-invalid', `The waivers ${file} cannot be used: ${why}`);
}
