import { readFile, stat } from 'node:fs/promises';
import { dig, type Json, JsonFault, parseLine } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { ASSESSMENT_SCHEMA_VERSION, type Assessment } from '../model/assessment.ts';
import { assessInput } from './assess.ts';
import { isSnapshot, unreadable } from './is-snapshot.ts';
import type { Shell } from './shell.ts';

/** An assessment written with `--format json`, or the assessment of a snapshot or export folder. */
export async function openAssessment(
  input: string,
  shell: Shell,
  flags: { waivers?: string } = {},
): Promise<Assessment> {
  const written = await readAssessment(input);
  if (written !== undefined && flags.waivers !== undefined)
    throw new UsageError(
      'bad-flag',
      `${input} was judged already, with waivers or without. Give --waivers to \`demarc assess\`, or a snapshot here.`,
    );
  return written ?? assessInput(input, flags, shell);
}

async function textOf(input: string): Promise<string> {
  try {
    return await readFile(input, 'utf8');
  } catch (error) {
    throw unreadable(input, error);
  }
}

async function readAssessment(input: string): Promise<Assessment | undefined> {
  const found = await stat(input).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  if (isSnapshot(input)) return undefined;
  const text = await textOf(input);
  if (!text.trimStart().startsWith('{')) return undefined;
  let value: Json;
  try {
    value = parseLine(text);
  } catch (error) {
    if (error instanceof JsonFault)
      throw new UsageError(
        'assessment-invalid',
        `${input} is no assessment: ${error.message}. Write one with \`demarc assess --format json\`.`,
      );
    throw error;
  }
  const version = dig(value, 'schemaVersion');
  const lists = ['scopes', 'ledger', 'findings', 'tallies', 'sources', 'catalogue'].every((name) =>
    Array.isArray(dig(value, name)),
  );
  if (typeof version !== 'string' || !lists) {
    throw new UsageError(
      'assessment-invalid',
      `${input} is no assessment: it lacks what one has. Write one with \`demarc assess --format json\`.`,
    );
  }
  if (version.split('.')[0] !== ASSESSMENT_SCHEMA_VERSION.split('.')[0]) {
    throw new UsageError(
      'assessment-invalid',
      `${input} has schema ${version}; this Demarc reads ${ASSESSMENT_SCHEMA_VERSION}. Assess its snapshot again.`,
    );
  }
  return value as unknown as Assessment;
}
