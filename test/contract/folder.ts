import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AssessOptions, assess } from '../../src/assess/assess.ts';
import { openInput } from '../../src/collect/open-input.ts';
import type { Assessment } from '../../src/model/assessment.ts';

/** Files of an export folder (CONTRACT, section 6): path to body. A string is written as it is, all else as JSON. */
export type Files = Record<string, unknown>;

export const TIME = '2026-11-20T08:00:00Z';
export const ACCOUNT = '1000000000000001';

/** What a refused call leaves behind. */
export const refusal = { httpStatus: 403, code: 'Forbidden.RAM', message: 'not authorized' };

const manifest = { collectedAt: TIME, accountId: ACCOUNT, region: 'cn-hangzhou' };

/** Writes the files into a folder of their own. */
export function writeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-folder-'));
  for (const [path, body] of Object.entries({ 'demarc-export.json': manifest, ...files })) {
    writeBody(folder, path, body);
  }
  return folder;
}

export function writeBody(folder: string, path: string, body: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof body === 'string' ? body : JSON.stringify(body));
}

/** Assesses files by the public path: a folder that is opened as an INPUT. */
export async function assessFiles(files: Files, options: AssessOptions = {}): Promise<Assessment> {
  const folder = writeFolder(files);
  try {
    return await assess(await openInput(folder), options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files without some, by exact path. */
export function without(files: Files, ...paths: string[]): Files {
  for (const path of paths) if (!(path in files)) throw new Error(`no file ${path} to leave out`);
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

/** The files with some refused: `x.json` becomes `x.error.json`. */
export function refused(files: Files, ...paths: string[]): Files {
  const errors = paths.map((path) => [path.replace(/\.json$/, '.error.json'), refusal]);
  return { ...without(files, ...paths), ...Object.fromEntries(errors) };
}
