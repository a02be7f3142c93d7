import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../kernel/usage-error.ts';
import type { CheckReason } from '../model/scan.ts';
import type { ReadUserCheck, UserCheckFile } from '../user-checks/read-user-checks.ts';
import type { UserCheck } from '../user-checks/user-check.ts';

/** Checks of the user as they are handed to a worker. */
export interface UserCheckTerms {
  files: readonly UserCheckFile[];
  /** Those that run. */
  ids: readonly string[];
}

export interface LoadedUserChecks {
  files: readonly UserCheckFile[];
  checks: readonly ReadUserCheck[];
}

/** Where checks are named, only those of them run. */
export function chosenUserChecks(
  { files, checks }: LoadedUserChecks,
  named: readonly string[],
): UserCheckTerms {
  const ids = checks.map(({ check }) => check.check.id);
  return { files, ids: named.length === 0 ? ids : ids.filter((id) => named.includes(id)) };
}

/** Why what they find is bad, as far as their authors said it. */
export function ownReasons(checks: readonly UserCheck[]): CheckReason[] {
  return checks.flatMap(({ check, why }) => (why === undefined ? [] : [{ check: check.id, why }]));
}

/** The checks of the user that run. What reads them is loaded only where there are some. */
export async function userChecksOf(terms: UserCheckTerms | undefined): Promise<UserCheck[]> {
  if (terms === undefined || terms.ids.length === 0) return [];
  const checks = await readChecks(terms.files);
  return checks.map(({ check }) => check).filter(({ check }) => terms.ids.includes(check.id));
}

/**
 * All checks of files and folders that users wrote.
 * @throws UsageError
 */
export async function loadUserChecks(paths: readonly string[]): Promise<LoadedUserChecks> {
  const files = [...new Set(paths.flatMap(filesOf))].map((file) => ({ file, text: textOf(file) }));
  return { files, checks: files.length === 0 ? [] : await readChecks(files) };
}

/** @throws UsageError where one is wrong: what was to be looked at would not be */
async function readChecks(files: readonly UserCheckFile[]): Promise<ReadUserCheck[]> {
  const { readUserChecks } = await import('../user-checks/read-user-checks.ts');
  const { checks, faults } = readUserChecks(files);
  const [first, ...others] = faults;
  if (first === undefined) return checks;
  const more =
    others.length === 0
      ? ''
      : ` (${others.length} more: ${others.map((fault) => fault.toText()).join('; ')})`;
  throw new UsageError('user-checks-invalid', `${sentence(first.toText())} Correct the check.${more}`);
}

const IS_CHECK_FILE = /\.(?:ya?ml|json)$/;

/** A file, or of a folder all that end as YAML or JSON do. */
function filesOf(path: string): string[] {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined)
    throw new UsageError('input-missing', `There are no checks at ${path}: no such file or folder.`);
  if (!status.isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && IS_CHECK_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0)
    throw new UsageError(
      'input-missing',
      `There are no checks in ${path}: no file there ends in .yaml, .yml or .json.`,
    );
  return files;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError('input-unreadable', `Cannot read the checks ${file}: ${code}.`);
  }
}

function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}
