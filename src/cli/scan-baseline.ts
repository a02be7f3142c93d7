import { readFileSync } from 'node:fs';
import { dig, type Json, JsonFault, parseLine } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';

/**
 * The fails that an earlier scan had, by their fingerprints.
 * @throws UsageError
 */
export function knownFingerprints(file: string): Set<string> {
  const findings = dig(parsed(file), 'findings');
  if (!Array.isArray(findings)) throw invalid(file, 'it has no findings');
  const known = new Set<string>();
  for (const finding of findings) {
    const fingerprint = dig(finding, 'fingerprint');
    // What could not be told then may be a fail now.
    if (typeof fingerprint === 'string' && dig(finding, 'verdict') === 'fail') known.add(fingerprint);
  }
  return known;
}

function parsed(file: string): Json {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      'input-missing',
      `Cannot read the baseline ${file}: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}.`,
    );
  }
  try {
    return parseLine(text);
  } catch (error) {
    if (error instanceof JsonFault) throw invalid(file, error.message);
    throw error;
  }
}

function invalid(file: string, why: string): UsageError {
  return new UsageError(
    'assessment-invalid',
    `${file} is no baseline: ${why}. Write one with \`demarc scan --format json\`.`,
  );
}
