import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

/** What a file holds, or why it cannot be read. */
export type FileText = { text: string } | { reason: string };

/** As large as a text may be: longer ones are no manifests, and would not fit. */
const MOST_BYTES = 256 * 1024 * 1024;

export function readText(path: string): FileText {
  try {
    return decoded(readFileSync(path));
  } catch (error) {
    return { reason: `it cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})` };
  }
}

/** UTF-8, or UTF-16 with a byte order mark, as YAML allows. */
export function decoded(bytes: Buffer): FileText {
  if (bytes.length > MOST_BYTES) return { reason: 'it is larger than 256 MiB' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le') };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return {
      text: Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    };
  if (!isUtf8(bytes)) return { reason: 'it is not UTF-8' };
  return { text: bytes.toString('utf8') };
}
